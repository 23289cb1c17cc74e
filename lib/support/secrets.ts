import { encodingsOf } from './encodings.ts';
import { rewriteThrown } from './rewrite-error.ts';

/** Values that must not leave a port, in whatever encoding an answer echoes them. */
export interface Secrets {
  /** Adds a value that was received later, such as an access token. The latest fifty are kept. */
  add(value: string): void;
  /** `text` with each of the values, in every encoding, replaced by `[redacted]`. */
  mask(text: string): string;
  /** `error` with its sentence, context, request id and causes masked; anything but a `ConnectorError` as it is. */
  readonly maskError: <E>(error: E) => E;
}

const replacement = '[redacted]';
// What is shorter stands in half of all sentences by chance.
const shortest = 4;
const latest = 50;

/**
 * Masks `values` and those that are added. Values of fewer than four characters are ignored.
 *
 * @example
 * const secrets = createSecrets([apiKey]);
 * throw secrets.maskError(error);
 */
export function createSecrets(values: readonly (string | undefined)[]): Secrets {
  const encodings = new Map<string, readonly string[]>();
  const isSecret = (value: string | undefined): value is string => (value?.length ?? 0) >= shortest;
  const fixed = [...new Set(values.filter(isSecret))];
  let added: readonly string[] = [];

  // Not before there is an error: most ports never have one.
  const formsOf = (value: string): readonly string[] => {
    const known = encodings.get(value) ?? encodingsOf(value).filter(isSecret);
    encodings.set(value, known);
    return known;
  };

  const mask = (text: string): string =>
    [...fixed, ...added]
      .flatMap(formsOf)
      .toSorted((one, other) => other.length - one.length)
      .reduce((masked, form) => masked.replaceAll(form, replacement), text);

  return {
    mask,
    add: (value) => {
      if (!isSecret(value) || added.includes(value)) return;
      for (const forgotten of added.slice(0, -(latest - 1))) encodings.delete(forgotten);
      added = [...added.slice(-(latest - 1)), value];
    },
    maskError: (error) => rewriteThrown(error, mask, mask),
  };
}
