import type { OdooCall, OdooPort } from '../../lib/odoo/index.ts';

export interface RecordedCall {
  readonly model: string;
  readonly method: string;
  readonly call: OdooCall | undefined;
}

/** A port that answers each call as `answer` says; what it throws is the rejection. */
export function scriptedPort(
  answer: (recorded: RecordedCall, index: number) => unknown,
): OdooPort & { readonly recorded: readonly RecordedCall[] } {
  const recorded: RecordedCall[] = [];
  return {
    recorded,
    call: (model, method, call) => {
      const entry = { model, method, call };
      recorded.push(entry);
      return Promise.resolve().then(() => answer(entry, recorded.length - 1));
    },
    version: () =>
      Promise.resolve().then(() => ({
        serie: String(answer({ model: 'common', method: 'version', call: undefined }, 0)),
        major: 19,
      })),
  };
}
