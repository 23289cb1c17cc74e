/** Whether a value is an object, such as a parsed JSON object or list. */
export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
