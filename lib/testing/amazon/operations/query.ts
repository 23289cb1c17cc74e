/** The words of a list parameter, or the rule that it breaks. */
export interface ListParameter {
  readonly values: readonly string[];
  readonly problem?: string;
}

/** A list parameter: comma-separated, as the API's model has it, or repeated. `allowed` limits its words. */
export function readList(
  query: URLSearchParams,
  name: string,
  allowed?: readonly string[],
  maxItems = Number.POSITIVE_INFINITY,
): ListParameter {
  if (!query.has(name)) return { values: [] };
  const values = query.getAll(name).flatMap((text) => text.split(','));
  if (values.some((value) => value === ''))
    return { values, problem: `${name} is empty or has an empty entry.` };
  if (values.length > maxItems) {
    return { values, problem: `${name} has ${values.length} entries; at most ${maxItems} are allowed.` };
  }
  const foreign = allowed && values.find((value) => !allowed.includes(value));
  if (foreign !== undefined) {
    return { values, problem: `${name} "${foreign}" is not one of ${allowed?.join(', ') ?? ''}.` };
  }
  return { values };
}

/**
 * What is wrong with the parameters' names, if anything.
 * The embedded Amazon refuses what the model does not name, so that a misspelt filter does not pass unseen.
 */
export function checkNames(query: URLSearchParams, known: readonly string[]): string | undefined {
  const unknown = [...query.keys()].find((name) => !known.includes(name));
  return unknown === undefined
    ? undefined
    : `"${unknown}" is not a parameter of this operation. It has: ${known.join(', ')}.`;
}
