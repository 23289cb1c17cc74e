import { fromOdooDatetime, type OdooPort } from '../../odoo/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { unique } from '../../support/unique.ts';
import type { RegistrationDefaults } from '../apply.ts';
import type { OwnRecords } from '../own-records.ts';
import type { Registration } from '../registration.ts';
import { notArchived, readRegistrations } from '../store.ts';
import { carryOut, type PlannedWrites } from './carry-out.ts';
import { countMoving, readTransferFacts, type Belongings, type TransferFacts } from './facts.ts';
import type { RegistrationTransfer, RegistrationTransferOptions } from './report.ts';
import { transferGuards, transferSteps } from './steps.ts';
import { joinedTimes } from './times.ts';
import type { Transfer, TransferEnds, TransferPlan } from './transfer.ts';

/** What transfers need beside their input. */
export interface TransferTools {
  readonly odoo: OdooPort;
  readonly defaults: RegistrationDefaults;
  readonly belongings: Belongings;
  readonly get: (id: number, options: CallOptions) => Promise<Registration>;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** How a verb decides about the registrations with these ids. It throws what is wrong. */
export interface Decision {
  readonly from: number;
  /** Absent: a new one is made, and `to` is `from`. */
  readonly to?: number;
  /** Tags and products that the target is to have. Default: none are checked. */
  readonly named?: (ends: TransferEnds) => OwnRecords;
  readonly plan: (ends: TransferEnds, facts: TransferFacts) => TransferPlan;
}

/** As `runTransfer`, to a registration that is there. */
export async function runTransferBetween(
  tools: TransferTools,
  decision: Decision & { readonly to: number },
  options: RegistrationTransferOptions,
): Promise<RegistrationTransfer> {
  const { to, ...report } = await runTransfer(tools, decision, options);
  return { ...report, to: to ?? (await tools.get(decision.to, options)) };
}

/** Carries a transfer out, or tells what it would do. */
export async function runTransfer(
  tools: TransferTools,
  decision: Decision,
  { dryRun = false, ...options }: RegistrationTransferOptions,
): Promise<RegistrationTransfer<Registration | undefined>> {
  const { odoo, belongings } = tools;
  const decide = async () => {
    const from = await tools.get(decision.from, options);
    const to = decision.to === undefined ? from : await tools.get(decision.to, options);
    const facts = await readTransferFacts(
      odoo,
      [from, to],
      belongings,
      decision.named?.({ from, to }) ?? {},
      options,
    );
    return { facts, plan: decision.plan({ from, to }, facts) };
  };
  const first = await decide();
  if (first.plan.status === 'unchanged') return unchanged(first.plan);
  const { transfer, settings } = first.plan;
  const description = {
    marketplaces: transfer.marketplaces,
    settings,
    ordersSince: ordersSince(transfer, first.facts, belongings),
    moved: await countMoving(odoo, belongings, transfer, options),
  };
  if (dryRun) return { ...description, status: 'planned', from: transfer.from, to: transfer.to.registration };
  const writesOf = (decided: typeof first, attempt: string) => writes(decided, belongings, attempt);
  const { wrote, planned } = await carryOut(odoo, decide, writesOf, { ...options, first });
  if (!wrote && planned.plan.status === 'unchanged') return unchanged(planned.plan);
  const from = await tools.get(transfer.from.id, options);
  return { ...description, status: 'done', from, to: await newOwner(tools, transfer, options) };
}

interface Decided {
  readonly plan: TransferPlan;
  readonly facts: TransferFacts;
}

function writes(
  { plan, facts }: Decided,
  belongings: Belongings,
  attempt: string,
): PlannedWrites | undefined {
  if (plan.status === 'unchanged') return undefined;
  const { transfer, companyId } = plan;
  return {
    guardedActionId: facts.states.get(transfer.from.id)?.guardedActionId ?? 0,
    guards: transferGuards(transfer, facts),
    steps: transferSteps(transfer, facts, belongings, attempt),
    companyIds: unique([transfer.from.companyId, companyId]),
  };
}

const unchanged = ({ from, to }: Pick<RegistrationTransfer, 'from'> & { readonly to: Registration }) =>
  ({
    status: 'unchanged',
    from,
    to,
    marketplaces: [],
    settings: undefined,
    ordersSince: to.lastOrderSync,
    moved: {},
  }) as const;

/** The cursor of orders afterwards. */
function ordersSince(
  { from, to }: Transfer,
  { states }: TransferFacts,
  { progress }: Belongings,
): string | undefined {
  if (!to.registration) return from.lastOrderSync;
  const [own, added] = [states.get(to.registration.id)?.times, states.get(from.id)?.times];
  const time = joinedTimes(progress, own, added)['x_last_order_sync'];
  return time === undefined ? to.registration.lastOrderSync : fromOdooDatetime(time);
}

async function newOwner(
  { odoo, get }: TransferTools,
  { from, to, marketplaces }: Transfer,
  options: CallOptions,
): Promise<Registration> {
  if (to.registration) return get(to.registration.id, options);
  const ids = new Set(marketplaces.map(({ id }) => id));
  const ofSeller = [...notArchived, ['x_seller_id', '=', from.sellerId] as const];
  const registrations = await readRegistrations(odoo, ofSeller, options);
  const found = registrations.find((other) => other.marketplaces.some(({ id }) => ids.has(id)));
  if (found) return found;
  throw new ConnectorError(
    'REGISTRATION_UNKNOWN',
    'The marketplaces were split off, and have another registration by now: see registrations.list().',
    { context: { registrationId: from.id } },
  );
}
