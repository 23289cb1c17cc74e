/** An HTTP request, read whole. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly header: (name: string) => string | undefined;
  readonly body: string;
}

/** What goes back over the wire. */
export type HttpAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly type: string;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection is reset: nobody learns what became of the call. */
  | { readonly kind: 'reset' };

export const jsonAnswer = (
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => ({
  kind: 'answer',
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
  headers,
});

export const htmlAnswer = (
  status: number,
  title: string,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => ({
  kind: 'answer',
  status,
  type: 'text/html; charset=utf-8',
  body: `<!doctype html>\n<html lang=en>\n<title>${title}</title>\n<h1>${title}</h1>\n`,
  headers,
});
