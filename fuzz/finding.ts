import { isConnectorError, type ConnectorError } from '../lib/index.ts';

/** Something that must not happen, with what is needed to make it happen again. */
export interface Finding {
  /** What it counts as, such as `untyped`. */
  readonly kind: string;
  /** What was done to the input. */
  readonly mutations: readonly string[];
  readonly about: string;
  readonly message: string;
}

// Words of JavaScript itself and of libraries beneath: an error that has them was not foreseen.
const unforeseen =
  /\b(Type|Range|Reference|Syntax|Zod|URI|Eval)Error\b|is not (a function|iterable)|Cannot (read|set|convert)|\[big\.js\]|undefined is not|Maximum call stack|ERR_[A-Z_]+/;

/** The code of an error as this library means it; undefined for any other one, and for one with a bug as its cause. */
export function codeOf(error: unknown): ConnectorError['code'] | undefined {
  if (!isConnectorError(error) || !/^[A-Z]+(_[A-Z]+)*$/.test(error.code)) return undefined;
  return unforeseen.test(wordsOf(error)) ? undefined : error.code;
}

/** An error and its causes in words, for people. */
export function wordsOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return String(error);
  const { message } = error;
  const name = 'name' in error ? String(error.name) : 'Error';
  const cause = 'cause' in error && error.cause !== undefined ? ` < ${wordsOf(error.cause)}` : '';
  return `${name}: ${String(message)}${cause}`;
}

/** Counts how often each word occurs. */
export function tally(words: Iterable<string>): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
