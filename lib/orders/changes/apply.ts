import {
  toOdooDatetime,
  upsert,
  type CallScope,
  type Dialect,
  type LoadRecord,
  type OdooPort,
} from '../../odoo/index.ts';
import type { ConnectorError } from '../../support/errors.ts';
import type { SessionFacts } from '../facts.ts';
import { orderKey } from '../keys.ts';
import { priceValues } from '../price-values.ts';
import { lineRecord } from '../records.ts';
import { balanceTotals } from '../totals/balance.ts';
import { writeContext } from '../write-context.ts';
import { cancelSaleOrders } from './cancel.ts';
import type { ChangePlan } from './change-plan.ts';
import type { LineChange } from './lines.ts';
import { writeNotes, type OrderNote } from './notes.ts';
import { activityRecord } from './request-activity.ts';

/** A change as it was carried out, or what kept it from being so. */
export interface AppliedChange {
  readonly plan: ChangePlan;
  readonly error: ConnectorError | undefined;
}

type Errors = Map<ChangePlan, ConnectorError>;

/**
 * Carries out changes: a call for each kind of write, whatever the number of orders, and none for a kind that is not
 * there. What Odoo refuses fails its order alone. The stamp comes last, so that a run which is cut off is taken up
 * where it was.
 */
export async function applyChanges(
  odoo: OdooPort,
  plans: readonly ChangePlan[],
  facts: SessionFacts,
  scope: CallScope,
): Promise<readonly AppliedChange[]> {
  if (plans.length === 0) return [];
  const errors: Errors = new Map();
  const write = recordWriter(odoo, scope, errors);
  const fine = (): readonly ChangePlan[] => plans.filter((plan) => !errors.has(plan));

  // First, since a run that dies further on does not see the change as one any more.
  await writeNotes(odoo, plans.flatMap(noteOf), scope);
  await unlock(odoo, plans, scope);
  await cancel(odoo, plans, errors, scope);
  await write('sale.order.line', plans, (plan) => changedLines(plan, facts));
  await write('sale.order.line', fine(), (plan) => addedLines(plan, facts.dialect));
  const off = await balance(odoo, fine(), facts, scope);
  await write('mail.activity', fine(), activityRecord);
  await write('sale.order', fine(), stampRecord);
  return plans.map((plan) => ({ plan, error: errors.get(plan) ?? off.get(plan.saleOrderId) }));
}

/** Loads the records of all plans in one call, and keeps what Odoo refuses with the plan that it belongs to. */
function recordWriter(odoo: OdooPort, scope: CallScope, errors: Errors) {
  return async (
    model: string,
    plans: readonly ChangePlan[],
    recordsOf: (plan: ChangePlan) => readonly LoadRecord[],
  ): Promise<void> => {
    const owners = new Map<string, ChangePlan>();
    const records = plans.flatMap((plan) => {
      const own = recordsOf(plan);
      for (const { key } of own) owners.set(key, plan);
      return own;
    });
    for (const { key, error } of await upsert(odoo, model, records, { context: writeContext, ...scope })) {
      const owner = owners.get(key);
      if (error && owner) errors.set(owner, error);
    }
  };
}

async function unlock(odoo: OdooPort, plans: readonly ChangePlan[], scope: CallScope): Promise<void> {
  const ids = plans.flatMap((plan) => (plan.unlock ? [plan.saleOrderId] : []));
  if (ids.length > 0) await odoo.call('sale.order', 'action_unlock', { ids, ...scope });
}

async function cancel(
  odoo: OdooPort,
  plans: readonly ChangePlan[],
  errors: Errors,
  scope: CallScope,
): Promise<void> {
  const cancelled = plans.filter((plan) => plan.cancel);
  const refused = await cancelSaleOrders(
    odoo,
    cancelled.map(({ saleOrderId }) => saleOrderId),
    scope,
  );
  for (const plan of cancelled) {
    const error = refused.get(plan.saleOrderId);
    if (error) errors.set(plan, error);
  }
}

/** Brings totals to what Amazon now says; gives the errors of those that could not, by sale order. */
async function balance(
  odoo: OdooPort,
  plans: readonly ChangePlan[],
  facts: SessionFacts,
  scope: CallScope,
): Promise<ReadonlyMap<number, ConnectorError>> {
  const changed = plans.flatMap(({ target, edited, saleOrderId }) =>
    target ? [{ target, edited, saleOrderId }] : [],
  );
  const { errors } = await balanceTotals(odoo, changed, facts, scope);
  return errors;
}

function changedLines(
  { lines, target }: ChangePlan,
  { dialect, currencies }: SessionFacts,
): readonly LoadRecord[] {
  const currencyId = currencies.get(target?.currency ?? '')?.id ?? 0;
  return lines.map(({ key, quantity, price, seen }: LineChange) => ({
    key,
    values: {
      product_uom_qty: quantity,
      ...priceValues({ price, quantity }, currencyId, dialect),
      ...(seen ? { x_amazon_quantity: seen.quantity, x_amazon_amount: seen.gross } : {}),
    },
  }));
}

function addedLines({ newLines, draft, saleOrderId }: ChangePlan, dialect: Dialect): readonly LoadRecord[] {
  if (!draft) return [];
  return newLines.map((line) => {
    const { key, values } = lineRecord(line, draft, dialect);
    return { key, values: { order_id: { dbId: saleOrderId }, ...values } };
  });
}

const noteOf = ({ orderId, saleOrderId, note }: ChangePlan): OrderNote[] =>
  note ? [{ orderId, saleOrderId, ...note }] : [];

function stampRecord({ orderId, stamp, changes }: ChangePlan): readonly LoadRecord[] {
  const values = {
    x_amazon_status: stamp.status,
    x_amazon_last_update: toOdooDatetime(stamp.lastUpdatedAt),
    x_amazon_total: stamp.total,
    x_amazon_cancel_request: stamp.cancelRequest ?? null,
    // Of what Amazon ships itself, more may have to leave now.
    ...(stamp.isByAmazon && changes.length > 0 ? { x_amazon_move_state: 'again' } : {}),
  };
  return [{ key: orderKey(orderId), values }];
}
