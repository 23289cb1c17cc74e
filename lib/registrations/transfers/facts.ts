import { fields, searchCount, searchInTwoShapes, type CallScope, type OdooPort } from '../../odoo/index.ts';
import type { Belonging, Progress } from '../../schema/index.ts';
import { claimName, readClaims, type Claim } from '../claims.ts';
import { guardedAction, guardedShape } from '../guarded-writes.ts';
import type { OwnRecords } from '../own-records.ts';
import { readRegistrationFacts, type RegistrationFacts } from '../read.ts';
import type { Registration } from '../registration.ts';
import { registrationModel } from '../store.ts';
import { followingRecords, movingRecords } from './moving-records.ts';
import type { RegistrationState, Transfer } from './transfer.ts';

/** What belongs to registrations beside their settings, as the capabilities declare it. */
export interface Belongings {
  readonly progress: Required<Progress>;
  readonly belongings: readonly Belonging[];
}

/** What a transfer is checked against. */
export interface TransferFacts extends RegistrationFacts {
  /** By registration. */
  readonly states: ReadonlyMap<number, RegistrationState>;
  /** On the marketplaces of these registrations, whoever holds them. */
  readonly claims: readonly Claim[];
}

type Call = Pick<CallScope, 'signal'>;

/** Everything that a registration may name, and how these registrations stand: thirteen calls, and two for what is `named`. */
export async function readTransferFacts(
  odoo: OdooPort,
  registrations: readonly [Registration, ...Registration[]],
  { progress }: Belongings,
  named: OwnRecords,
  options: Call,
): Promise<TransferFacts> {
  const [{ sellerId }] = registrations;
  const facts = await readRegistrationFacts(odoo, { ...named, sellerId }, options);
  const names = [...progress.cursors, ...progress.failures];
  const times = Object.fromEntries(names.map((name) => [name, fields.datetime] as const));
  const rows = await searchInTwoShapes(odoo, registrationModel, guardedShape, times, {
    domain: [['id', 'in', registrations.map(({ id }) => id)]],
    ...options,
  });
  const states = rows.map(([row, datetimes]): [number, RegistrationState] => [
    row.id,
    {
      guardedActionId: row[guardedAction.field.name],
      times: Object.fromEntries(names.map((name) => [name, datetimes[name]])),
    },
  ]);
  const claimed = registrations.flatMap(({ sellerId, marketplaces }) =>
    marketplaces.map((marketplace) => claimName(sellerId, marketplace)),
  );
  return { ...facts, states: new Map(states), claims: await readClaims(odoo, claimed, options) };
}

/** How many records of each model go along with a transfer. A call for each kind of them. */
export async function countMoving(
  odoo: OdooPort,
  { belongings }: Belongings,
  { from, marketplaces, merging }: Pick<Transfer, 'from' | 'marketplaces' | 'merging'>,
  options: Call,
): Promise<Readonly<Record<string, number>>> {
  const recordIds = marketplaces.map(({ recordId }) => recordId);
  const counts = new Map<string, number>();
  const following = merging ? followingRecords(belongings, from) : [];
  for (const { model, domain } of [
    ...movingRecords(belongings, { from, recordIds, merging }),
    ...following,
  ]) {
    const count = await searchCount(odoo, model, domain, options);
    counts.set(model, (counts.get(model) ?? 0) + count);
  }
  return Object.fromEntries(counts);
}
