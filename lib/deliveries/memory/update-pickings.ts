import { updateRecords, type RecordUpdate, type UpsertResult } from '../../odoo/index.ts';
import type { DeliverySession } from '../session.ts';

/** Writes fields of pickings, without a line in their histories: one call for each 200. */
export const updatePickings = (
  { tools, scope }: DeliverySession,
  updates: readonly RecordUpdate[],
): Promise<readonly UpsertResult[]> =>
  updateRecords(tools.odoo, 'stock.picking', updates, { ...scope, context: { tracking_disable: true } });
