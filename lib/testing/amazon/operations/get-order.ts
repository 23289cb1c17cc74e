import { operations } from '../../../amazon/operations/index.ts';
import { errorAnswer, invalidInput, jsonAnswer } from '../server/answer.ts';
import { twinOf } from '../server/operation.ts';
import { datasets, onlyDatasets } from './datasets.ts';
import { checkNames, readList } from './query.ts';

/** 3-7-7 digits; `S01-…` for orders that Amazon only ships. */
const orderIdShape = /^(\d{3}|S\d{2})-\d{7}-\d{7}$/;

/** One order, whatever its state and age. */
export const getOrder = twinOf(operations.getOrder, ({ pathParameter: orderId, query }, { orders }) => {
  const asked = readList(query, 'includedData', datasets);
  const problem = checkNames(query, ['includedData']) ?? asked.problem;
  if (problem !== undefined) return invalidInput(problem);
  if (!orderIdShape.test(orderId)) return invalidInput(`orderId "${orderId}" is not an Amazon order id.`);

  const order = orders.get(orderId);
  if (!order) return errorAnswer(404, 'NotFound', `The requested order ${orderId} was not found.`);
  return jsonAnswer(200, { order: onlyDatasets(order, new Set(asked.values)) });
});
