/** The first of values that are all alike; undefined where they are not, or where there is none. */
export function onlyOf<T>(values: readonly T[], nameOf: (value: T) => string): T | undefined {
  const [first] = values;
  return first !== undefined && values.every((value) => nameOf(value) === nameOf(first)) ? first : undefined;
}
