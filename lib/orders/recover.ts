import { z } from 'zod';
import type { RegistrationRef } from '../registrations/index.ts';
import { checkInput, optionsSchema } from '../support/check-input.ts';
import { ConnectorError } from '../support/errors.ts';
import { processByOwners } from './hand-over.ts';
import type { OrderOutcome } from './outcome.ts';
import { startOrderSession, type OrderTools } from './session/session.ts';

/** Options of `orders.recover`. */
export interface RecoverOptions {
  /** Plans everything and writes nothing. */
  readonly dryRun?: boolean;
  /** Ends the run with `ABORTED`: what is finished stays. */
  readonly signal?: AbortSignal;
}

const inputSchema = optionsSchema({ dryRun: z.boolean().optional() });

/** Fetches one order and brings Odoo in line with it, whatever became of it before. One call to Amazon. */
export async function recoverOrder(
  tools: OrderTools,
  registration: RegistrationRef,
  amazonOrderId: string,
  options: RecoverOptions,
): Promise<OrderOutcome> {
  checkInput('orders.recover', inputSchema, options);
  const { dryRun = false, signal } = options;
  const orderId = amazonOrderId.trim();
  if (orderId === '')
    throw new ConnectorError('CONFIGURATION_INVALID', 'recover() needs the id of an Amazon order.');
  const session = await startOrderSession(tools, registration, { dryRun, recovering: true, signal });
  const amazon = tools.amazonOf(session.registration);
  const order = await amazon.getOrder(orderId, { signal });
  const { outcomes, notParked } = await processByOwners(session, new Map(), [{ order }]);
  if (notParked) throw notParked;
  const [outcome] = outcomes;
  if (outcome) return outcome;
  throw new ConnectorError('ODOO_UNEXPECTED_ANSWER', `Nothing became of order ${orderId}.`, {
    context: { orderId },
  });
}
