import { z } from 'zod';
import { fields, searchRecords, type RecordLink } from '../../odoo/index.ts';
import type { Session } from '../../sync/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { supplyTypeKey } from '../supply-records.ts';

/** From where and to where a transfer goes. */
export interface Way {
  readonly stockLocationId: number;
  readonly amazonLocationId: number;
  readonly pickingType: RecordLink;
}

const warehouseSchema = z.object({ lot_stock_id: fields.many2one });
const typeSchema = z.object({ name: fields.char });

/**
 * From the stock of the registration's warehouse to its Amazon location. Two calls.
 *
 * The operation type is the one that leads to the location; to a location without one goes that of the company.
 *
 * @throws `CONFIGURATION_INVALID` when the registration has no Amazon location or no warehouse.
 */
export async function readWay({ tools, registration, scope }: Session): Promise<Way> {
  const { locationId, warehouseId, companyId, name } = registration;
  if (locationId === undefined || warehouseId === undefined) {
    throw new ConnectorError(
      'CONFIGURATION_INVALID',
      `Registration "${name}" has no ${locationId === undefined ? 'Amazon location' : 'warehouse'}: give it one with registrations.update().`,
      { context: { registrationId: registration.id } },
    );
  }
  const [warehouse] = await searchRecords(tools.odoo, 'stock.warehouse', warehouseSchema, {
    domain: [['id', '=', warehouseId]],
    context: { active_test: false },
    ...scope,
  });
  const [type] = await searchRecords(tools.odoo, 'stock.picking.type', typeSchema, {
    domain: [
      ['code', '=', 'internal'],
      ['company_id', '=', companyId],
      ['default_location_dest_id', '=', locationId],
    ],
    order: 'id',
    limit: 1,
    ...scope,
  });
  if (warehouse?.lot_stock_id === undefined) {
    throw new ConnectorError(
      'CONFIGURATION_INVALID',
      `Warehouse ${warehouseId} of registration "${name}" has no stock location, or the user may not see it.`,
      { context: { registrationId: registration.id } },
    );
  }
  return {
    stockLocationId: warehouse.lot_stock_id,
    amazonLocationId: locationId,
    pickingType: type ? { dbId: type.id } : { key: supplyTypeKey(companyId) },
  };
}
