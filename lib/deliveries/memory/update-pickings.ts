import { updateRecords, type RecordUpdate, type UpsertResult } from '../../odoo/index.ts';
import type { DeliveryRun } from '../run.ts';

/** Writes fields of pickings, without a line in their histories: one call for each 200. */
export const updatePickings = (
  { tools, scope }: DeliveryRun,
  updates: readonly RecordUpdate[],
): Promise<readonly UpsertResult[]> =>
  updateRecords(tools.odoo, 'stock.picking', updates, { ...scope, context: { tracking_disable: true } });
