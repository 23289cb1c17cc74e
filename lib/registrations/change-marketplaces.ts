import { z } from 'zod';
import { searchRecords, type CallScope, type OdooPort } from '../odoo/index.ts';
import { ConnectorError, isConnectorError } from '../support/errors.ts';
import { claimName, claimRecordsFor, type ClaimedMarketplace } from './claims.ts';
import { guardedAction, guardedShape, writeUnlessChanged, type GuardedStep } from './guarded-writes.ts';
import type { Registration } from './registration.ts';
import { claimModel } from './schema.ts';
import { stillHas } from './still-has.ts';
import { registrationModel } from './store.ts';

/** How the marketplaces of a registration change. */
export interface MarketplaceChange {
  readonly gained: readonly ClaimedMarketplace[];
  readonly lost: readonly ClaimedMarketplace[];
  /** Of the marketplaces that it has then. */
  readonly region: string;
}

/**
 * Gives a registration further marketplaces, and takes others away: they and their claims are written together, or neither.
 * Nothing is written where the registration does not have any more what it had when this was planned: a split may have
 * taken a marketplace meanwhile, which must not come back, nor be the last one. Two calls.
 *
 * @throws `ODOO_CONCURRENCY` then, and when a marketplace is claimed: the plan is to be made anew.
 */
export async function changeMarketplaces(
  odoo: OdooPort,
  current: Registration,
  change: MarketplaceChange,
  attempt: string,
  options: Pick<CallScope, 'signal'>,
): Promise<void> {
  const [found] = await searchRecords(odoo, registrationModel, z.object(guardedShape), {
    domain: [['id', '=', current.id]],
    ...options,
  });
  const writes = { guards: [stillHas(current)], steps: stepsOf(current, change, attempt) };
  const context = { allowed_company_ids: [current.companyId] };
  try {
    const actionId = found?.[guardedAction.field.name] ?? 0;
    if (await writeUnlessChanged(odoo, actionId, writes, { ...options, context })) return;
  } catch (error) {
    // What Odoo refuses here is a claim that is there.
    if (!isConnectorError(error) || error.code !== 'ODOO_VALIDATION') throw error;
    throw changedMeanwhile(current, error);
  }
  throw changedMeanwhile(current);
}

function stepsOf(
  { id, sellerId }: Registration,
  { gained, lost, region }: MarketplaceChange,
  attempt: string,
): readonly GuardedStep[] {
  const lostNames = lost.map((marketplace) => claimName(sellerId, marketplace));
  const ownClaims = [
    ['x_name', 'in', lostNames],
    ['x_registration_id', '=', id],
  ] as const;
  // Odoo's commands: 3 takes a record out of a list, 4 puts one in.
  const commands = [
    ...gained.map(({ recordId }) => [4, recordId, 0]),
    ...lost.map(({ recordId }) => [3, recordId, 0]),
  ];
  return [
    { do: 'unlink', model: claimModel, domain: ownClaims },
    { do: 'load', model: claimModel, records: claimRecordsFor(id, sellerId, gained, attempt) },
    {
      do: 'write',
      model: registrationModel,
      domain: [['id', '=', id]],
      vals: { x_marketplace_ids: commands, x_region: region },
    },
  ];
}

const changedMeanwhile = ({ id }: Registration, cause?: unknown): ConnectorError =>
  new ConnectorError(
    'ODOO_CONCURRENCY',
    `Registration ${id}, or a marketplace that it is to have, is being changed by somebody else at this moment.`,
    { context: { registrationId: id }, retryable: true, cause },
  );
