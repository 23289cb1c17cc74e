/** The values without repetitions, in the order of their first appearance. */
export const unique = <T>(values: Iterable<T>): readonly T[] => [...new Set(values)];
