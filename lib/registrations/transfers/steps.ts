import type { Domain } from '../../odoo/index.ts';
import { claimName, claimRecordsFor } from '../claims.ts';
import type { Guard, GuardedStep } from '../guarded-writes.ts';
import type { Registration } from '../registration.ts';
import { claimModel } from '../schema.ts';
import { stillHas } from '../still-has.ts';
import { registrationModel } from '../store.ts';
import type { Belongings, TransferFacts } from './facts.ts';
import { movingRecords, type MovingRecords } from './moving-records.ts';
import { joinedTimes } from './times.ts';
import type { Transfer } from './transfer.ts';

/**
 * What has to be as it was when a transfer was planned. The transfer itself breaks it: it takes the claims away. So of two
 * transfers of one marketplace the second one finds it broken, as does one that is sent again after a lost reply.
 */
export function transferGuards(
  transfer: Transfer,
  { claims }: Pick<TransferFacts, 'claims'>,
): readonly Guard[] {
  const { from, to, marketplaces } = transfer;
  const names = marketplaces.map((marketplace) => claimName(from.sellerId, marketplace));
  const held = claims.filter(({ name }) => names.includes(name));
  return [
    {
      model: claimModel,
      domain: [['x_name', 'in', names]],
      ids: held.map(({ id }) => id).toSorted((one, other) => one - other),
    },
    // All that it has, so that two transfers cannot take the last marketplaces together.
    stillHas(from),
    ...(to.registration ? [stillHas(to.registration)] : []),
  ];
}

/** The writes of a transfer, in an order that Odoo accepts. */
export function transferSteps(
  transfer: Transfer,
  { states }: Pick<TransferFacts, 'states'>,
  { progress, belongings }: Belongings,
  attempt: string,
): readonly GuardedStep[] {
  const { from, to, marketplaces, merging } = transfer;
  const names = marketplaces.map((marketplace) => claimName(from.sellerId, marketplace));
  const recordIds = marketplaces.map(({ recordId }) => recordId);
  const noCheckpoints = Object.fromEntries(progress.checkpoints.map((name) => [name, false]));
  // Odoo's commands: 3 takes a record out of a list, 4 puts one in.
  const taken = merging ? { x_archived: true } : { x_marketplace_ids: recordIds.map((id) => [3, id, 0]) };
  const made = to.registration ? undefined : to.record(attempt);
  const follow = ({ model, field, domain }: MovingRecords): GuardedStep =>
    made
      ? { do: 'write', model, domain, vals: {}, links: { [field]: made.key } }
      : { do: 'write', model, domain, vals: { [field]: to.registration?.id } };
  return [
    { do: 'unlink', model: claimModel, domain: [['x_name', 'in', names]] },
    writeTo(from.id, { ...taken, ...noCheckpoints }),
    ...(made ? [{ do: 'load', model: registrationModel, records: [made] } as const] : []),
    ...(to.registration
      ? [
          claimsOf(to.registration, transfer, attempt),
          writeTo(to.registration.id, {
            x_marketplace_ids: recordIds.map((id) => [4, id, 0]),
            ...noCheckpoints,
            ...joinedTimes(progress, states.get(to.registration.id)?.times, states.get(from.id)?.times),
          }),
        ]
      : []),
    ...taxRuleSteps(transfer, recordIds, follow),
    ...movingRecords(belongings, { from, recordIds, merging }).map(follow),
  ];
}

const writeTo = (id: number, vals: Readonly<Record<string, unknown>>): GuardedStep => ({
  do: 'write',
  model: registrationModel,
  domain: [['id', '=', id]],
  vals,
});

const claimsOf = (
  { id, sellerId }: Registration,
  { marketplaces }: Transfer,
  attempt: string,
): GuardedStep => ({
  do: 'load',
  model: claimModel,
  records: claimRecordsFor(id, sellerId, marketplaces, attempt),
});

function taxRuleSteps(
  { from, taxRules }: Transfer,
  recordIds: readonly number[],
  follow: (records: MovingRecords) => GuardedStep,
): readonly GuardedStep[] {
  const model = 'x_amazon_tax_rule';
  const domain: Domain = [
    ['x_registration_id', '=', from.id],
    ['x_marketplace_id', 'in', recordIds],
  ];
  return [
    taxRules === 'move'
      ? follow({ model, field: 'x_registration_id', domain })
      : { do: 'unlink', model, domain },
  ];
}
