import { validatePickings } from '../../odoo/index.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import type { MoveRun } from './run.ts';

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
  run: MoveRun,
  pickings: readonly ReadyPicking[],
): Promise<ReadonlyMap<number, ConnectorError>> {
  if (pickings.length === 0) return new Map();
  try {
    const ids = pickings.map(({ id }) => id);
    const { tools, registration, scope } = run;
    // The chatter of a picking that nobody works on needs no line for each change, which takes time.
    await validatePickings(tools.odoo, ids, registration.companyIds, {
      ...scope,
      context: { tracking_disable: true },
    });
    return new Map();
  } catch (error) {
    if (!isConnectorError(error)) throw error;
    if (error.code === 'OUTCOME_UNKNOWN') return new Map();
    if (error.code !== 'ODOO_VALIDATION' && error.code !== 'ODOO_MISSING_RECORD') throw error;
    const [only, ...others] = pickings;
    if (only && others.length === 0) return new Map([[only.id, refused(only, error)]]);
    const refusals: (readonly [number, ConnectorError])[] = [];
    for (const part of partsOf(pickings, error)) refusals.push(...(await validateAll(run, part)));
    return new Map(refusals);
  }
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
  const middle = Math.ceil(pickings.length / 2);
  return [pickings.slice(0, middle), pickings.slice(middle)];
}

const refused = ({ id, name, orderId }: ReadyPicking, error: ConnectorError): ConnectorError =>
  new ConnectorError(
    'MOVE_REFUSED',
    `Odoo does not validate picking ${name}: ${error.message} Complete it in Odoo, or cancel it there; then it is made anew.`,
    { context: { orderId, pickingId: id }, cause: error },
  );
