/** Where a part of JSON is: the names of fields and the positions in lists that lead to it. */
export type JsonPath = readonly string[];

/** Every part of `value`, itself included, with its path. */
export function partsOf(value: unknown, path: JsonPath = []): readonly JsonPart[] {
  const own = { path, value };
  if (typeof value !== 'object' || value === null) return [own];
  return [own, ...Object.entries(value).flatMap(([name, part]) => partsOf(part, [...path, name]))];
}

export interface JsonPart {
  readonly path: JsonPath;
  readonly value: unknown;
}

/** The field name of a part; that of its list, for an element of one. */
export function fieldOf({ path }: JsonPart): string {
  return path.findLast((name) => !/^\d+$/.test(name)) ?? '';
}

/** `value` with another part at `path`. */
export function replacedAt(value: unknown, [name, ...rest]: JsonPath, by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value))
    return value.map((part: unknown, at) => (String(at) === name ? replacedAt(part, rest, by) : part));
  const entries = Object.entries(value ?? {}).map(([key, part]: [string, unknown]) => [
    key,
    key === name ? replacedAt(part, rest, by) : part,
  ]);
  // Makes own properties, also of a key such as `__proto__`.
  return Object.fromEntries(entries);
}

/** `value` without the part at `path`; undefined for the path of all of it. */
export function removedAt(value: unknown, [name, ...rest]: JsonPath): unknown {
  if (name === undefined) return undefined;
  if (rest.length > 0) return replacedAt(value, [name], removedAt(partAt(value, name), rest));
  if (Array.isArray(value)) return value.filter((_, at) => String(at) !== name);
  return Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => key !== name));
}

function partAt(value: unknown, name: string): unknown {
  return Object.entries(value ?? {}).find(([key]) => key === name)?.[1];
}
