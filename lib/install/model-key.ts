/** The external id of the `ir.model` record of a model of our own. */
export const modelKey = (model: string): string => `amazon.model_${model}`;
