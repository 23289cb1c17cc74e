import { actApart, halvesOf, validatePickings } from '../../odoo/index.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import type { MoveSession } from './session.ts';

/** A picking to be validated. */
export interface ReadyPicking {
  readonly id: number;
  readonly name: string;
  readonly orderId: string;
}

/**
 * Validates pickings all at once, and those that Odoo refuses apart from the others; gives what it refuses. One that is
 * missing in the answer may be done or not: that is read afterwards, also when the answer was lost.
 */
export async function validateAll(
  { tools, registration, scope }: MoveSession,
  pickings: readonly ReadyPicking[],
): Promise<ReadonlyMap<number, ConnectorError>> {
  const validate = async (part: readonly ReadyPicking[]): Promise<void> => {
    const ids = part.map(({ id }) => id);
    // The chatter of a picking that nobody works on needs no line for each change, which takes time.
    const context = { tracking_disable: true };
    try {
      await validatePickings(tools.odoo, ids, registration.companyIds, { ...scope, context });
    } catch (error) {
      if (!isConnectorError(error) || error.code !== 'OUTCOME_UNKNOWN') throw error;
    }
  };
  const refused = await actApart(pickings, validate, partsOf);
  return new Map([...refused].map(([picking, error]) => [picking.id, refusal(picking, error)]));
}

/** Those that Odoo names one by one, and the others together; halves when it names none of them. */
function partsOf(
  pickings: readonly ReadyPicking[],
  { message }: ConnectorError,
): readonly (readonly ReadyPicking[])[] {
  const words = new Set(message.split(/[\s,:;"']+/));
  const named = pickings.filter(({ name }) => words.has(name));
  if (named.length > 0 && named.length < pickings.length)
    return [pickings.filter((picking) => !named.includes(picking)), ...named.map((picking) => [picking])];
  return halvesOf(pickings);
}

const refusal = ({ id, name, orderId }: ReadyPicking, error: ConnectorError): ConnectorError =>
  new ConnectorError(
    'MOVE_REFUSED',
    `Odoo does not validate picking ${name}: ${error.message} Complete it in Odoo, or cancel it there; then it is made anew.`,
    { context: { orderId, pickingId: id }, cause: error },
  );
