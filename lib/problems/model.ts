import { keyPart } from '../support/key-part.ts';

export const problemModel = 'x_amazon_problem';

/** The external id of a problem. */
export const problemKey = (kind: string, ref: string): string => `amazon.problem_${kind}_${keyPart(ref)}`;
