const mark = /"@number\(([-+0-9.eE]+)\)@"/g;

/** Stands for a number that JavaScript would write in other digits, such as `1e400`; for {@link jsonText}. */
export const rawNumber = (digits: string): string => `@number(${digits})@`;

/** `value` as JSON, with every {@link rawNumber} in its own digits. */
export const jsonText = (value: unknown): string => JSON.stringify(value).replaceAll(mark, '$1');
