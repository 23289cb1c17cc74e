import { notEmbedded } from '../errors.ts';
import { python } from '../records/domain.ts';

/** `value` as ids: a list, or one id. `false` and `null` are no ids. */
export function idsOf(value: unknown): readonly number[] {
  if (value === undefined || value === null || value === false) return [];
  if (typeof value === 'number') return [value];
  if (Array.isArray(value) && value.every((id) => typeof id === 'number')) return value;
  throw notEmbedded(`the ids ${python(value)}`);
}

/** `value` as a list of texts; undefined when it is left out. */
export function textsOf(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null || value === false) return undefined;
  if (Array.isArray(value)) return value.map(String);
  throw notEmbedded(`the names ${python(value)}`);
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export const numberOrNone = (value: unknown): number | undefined =>
  typeof value === 'number' && value > 0 ? value : undefined;

export const textOrNone = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** `value` as an object; anything else counts as an empty one. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
