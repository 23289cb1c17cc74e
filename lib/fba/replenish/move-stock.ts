import { z } from 'zod';
import { readRegistrations, type Registration, type RegistrationRef } from '../../registrations/index.ts';
import { checkInput } from '../../support/check-input.ts';
import { ConnectorError } from '../../support/errors.ts';
import { startSession, type SessionTools } from '../../sync/index.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import type { ReplenishLine } from './plan.ts';
import {
  transferGoods,
  transferInputSchema,
  type Replenishment,
  type ReplenishOptions,
} from './replenish.ts';
import { readWay } from './source.ts';
import { moveRights } from '../rights.ts';

/** The registrations whose Amazon locations stock goes from and to. */
export interface StockEnds {
  /** The registration whose Amazon location gives. */
  readonly from: Pick<RegistrationRef, 'id'>;
  /** The registration whose Amazon location gets. */
  readonly to: RegistrationRef;
}

/** As for `fba.replenish`. `state` is `'done'` unless told otherwise: at Amazon nothing has to be moved. */
export type MoveStockOptions = ReplenishOptions;

const wantedSchema = z.union([transferInputSchema.shape.lines, z.literal('amazon')]);

/** Moves stock between Amazon locations: see `Fba.moveStock`. */
export async function moveAmazonStock(
  tools: SessionTools,
  { from, to }: StockEnds,
  wanted: readonly ReplenishLine[] | 'amazon',
  options: MoveStockOptions,
): Promise<Replenishment> {
  checkInput('fba.moveStock', transferInputSchema.extend({ lines: wantedSchema }), {
    lines: wanted,
    ...options,
  });
  const { dryRun = false, signal, state = 'done' } = options;
  const session = await startSession(tools, to, { shape: {}, rights: moveRights, dryRun, signal });
  const [source] = await readRegistrations(tools.odoo, [['id', '=', from.id]], { signal });
  const stockLocationId = sourceLocation(source, from.id, session.registration);
  const lines = wanted === 'amazon' ? await linesAtAmazon(tools, to, signal) : wanted;
  if (wanted === 'amazon' && lines.length === 0)
    return { pickingId: undefined, pickingName: undefined, state: 'done', lines: [] };
  const way = { ...(await readWay(session)), stockLocationId };
  return transferGoods(session, lines, way, { ...options, state });
}

/** @throws `REGISTRATION_UNKNOWN`, `CONFIGURATION_INVALID` with every complaint at once. */
function sourceLocation(source: Registration | undefined, id: number, to: Registration): number {
  if (!source) {
    throw new ConnectorError(
      'REGISTRATION_UNKNOWN',
      `There is no registration ${id} in this database, or the user may not see it.`,
      { context: { registrationId: id } },
    );
  }
  const { locationId } = source;
  const complaints = [
    ...(source.companyId === to.companyId
      ? []
      : [
          `"${source.name}" and "${to.name}" belong to different companies: goods are sold from one to the other`,
        ]),
    ...(locationId === undefined ? [`"${source.name}" has no Amazon location`] : []),
    ...(locationId !== undefined && locationId === to.locationId
      ? [`"${source.name}" and "${to.name}" share one Amazon location`]
      : []),
  ];
  if (locationId !== undefined && complaints.length === 0) return locationId;
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `fba.moveStock() moves nothing. ${complaints.join('; ')}.`,
    { context: { registrationIds: [id, to.id], complaints } },
  );
}

/** What the location should hold more, by what Amazon has in the marketplaces of the registration. */
async function linesAtAmazon(
  tools: SessionTools,
  to: RegistrationRef,
  signal: AbortSignal | undefined,
): Promise<readonly ReplenishLine[]> {
  const { lines } = await reconcile(tools, to, signal ? { signal } : {});
  return lines
    .filter(
      ({ difference, obstacle }) => difference > 0 && (obstacle === undefined || obstacle === 'TRACKED'),
    )
    .map(({ productId, difference }) => ({ productId, quantity: difference }));
}
