import { actApart } from '../../odoo/index.ts';
import type { Session } from '../../sync/index.ts';
import { throwIfAborted } from '../../support/abort.ts';
import { inBatches } from '../../support/batches.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { runAction } from '../../schema/index.ts';
import { countAction, type CountShape } from './count-action.ts';
import type { InventoryFacts } from './facts.ts';
import { planInventory, type InventoryAdjustment, type InventoryPlan } from './plan.ts';
import { readStock, type StockPlace } from './read-stock.ts';
import type { ReconcileObstacle, StockLine } from './report.ts';
import { sentences } from './obstacles.ts';

const batchSize = 200;
const rounds = 3;

/** Where the adjustments go, and what the moves in Odoo are to say. */
export interface AdjustOptions extends StockPlace {
  readonly reason: string;
}

/**
 * Sets the planned counts, and reads back what the location then holds. What was moved in between is planned again on
 * what is there, at most twice; a count is never set on other stock than it was planned on.
 *
 * @throws `RIGHTS_MISSING` on Odoo 17, `INSTALL_OUTDATED`.
 */
export async function adjust(
  session: Session<CountShape>,
  facts: InventoryFacts,
  plan: InventoryPlan,
  options: AdjustOptions,
): Promise<InventoryPlan> {
  if (plan.adjustments.length === 0) return plan;
  await refuseWithoutRights(session);
  const wanted = new Set(plan.adjustments.map(({ productId }) => productId));
  const refused = new Map<number, ConnectorError>();
  let pending = plan.adjustments;
  for (let round = 0; round < rounds && pending.length > 0; round += 1) {
    for (const batch of inBatches(pending, batchSize)) {
      throwIfAborted(session.scope.signal);
      for (const [id, error] of await setCounts(session, batch, options)) refused.set(id, error);
    }
    const { adjustments } = planInventory({ ...facts, ...(await readStock(session, options)) });
    pending = adjustments.filter(({ productId }) => wanted.has(productId) && !refused.has(productId));
  }
  const moving = new Set(pending.map(({ productId }) => productId));
  const withResult = <Line extends StockLine>(line: Line): Line => {
    const { productId } = line;
    const error = refused.get(productId);
    if (error) return blocked(line, 'REFUSED', error.message);
    if (moving.has(productId)) return blocked(line, 'STOCK_MOVED', movedNote);
    return wanted.has(productId) ? { ...line, adjusted: true } : line;
  };
  return { ...plan, lines: plan.lines.map(withResult), notAtAmazon: plan.notAtAmazon.map(withResult) };
}

const movedNote = 'Other transfers changed this stock while it was adjusted: the next run compares it again.';

const blocked = <Line extends StockLine>(line: Line, obstacle: ReconcileObstacle, note: string): Line => ({
  ...line,
  obstacle,
  note: sentences([note, ...(line.note === undefined ? [] : [line.note])]),
});

/** One call, in one transaction; what one product makes Odoo refuse is found by parts. Gives refusals by product. */
async function setCounts(
  session: Session<CountShape>,
  batch: readonly InventoryAdjustment[],
  options: AdjustOptions,
): Promise<readonly (readonly [number, ConnectorError])[]> {
  const set = async (part: readonly InventoryAdjustment[]): Promise<void> => {
    const context = {
      amazon_location: options.locationId,
      amazon_counts: part.map(({ productId, held, count }) => [productId, held, count]),
      // Becomes the reference of the moves.
      inventory_name: options.reason,
    };
    try {
      const id = session.record[countAction.field.name];
      await runAction(session.tools.odoo, countAction, id, context, session.scope);
    } catch (error) {
      // Whatever became of it is read afterwards.
      if (!isConnectorError(error) || !['OUTCOME_UNKNOWN', 'ODOO_CONCURRENCY'].includes(error.code))
        throw error;
    }
  };
  const refused = await actApart(batch, set);
  return [...refused].map(([{ productId }, error]) => [productId, error] as const);
}

async function refuseWithoutRights({ tools, optionalFields, scope }: Session<CountShape>): Promise<void> {
  // Odoo 17 lets only Inventory / Administrator apply a count, who alone may make reordering rules (measured).
  if (optionalFields.has('product.product.is_storable')) return;
  const args = { operation: 'create', raise_exception: false };
  const isManager = await tools.odoo.call('stock.warehouse.orderpoint', 'check_access_rights', {
    args,
    ...scope,
  });
  if (isManager === true) return;
  throw new ConnectorError(
    'RIGHTS_MISSING',
    'On Odoo 17 only users in the group Inventory / Administrator may adjust stock. Give the Odoo user that group, or call fba.reconcile() without adjust. Nothing was written.',
  );
}
