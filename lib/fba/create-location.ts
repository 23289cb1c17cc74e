import { z } from 'zod';
import {
  createOnce,
  fields,
  searchRecords,
  throwRefused,
  type CallScope,
  type LoadRecord,
  type OdooPort,
} from '../odoo/index.ts';
import { checkInput } from '../support/check-input.ts';
import { ConnectorError, isConnectorError } from '../support/errors.ts';
import { keyHash } from '../support/key-part.ts';
import { supplyRecords } from './supply-records.ts';

/** An Amazon location to make. */
export interface CreateLocationInput {
  /** As it shows in Odoo, such as `Amazon UK`. */
  readonly name: string;
  /** Odoo's company; default: the one company of the database. */
  readonly companyId?: number;
}

/** Options of `fba.createLocation`. */
export interface CreateLocationOptions {
  /** Stops before the next call. What was written stays. */
  readonly signal?: AbortSignal;
}

/** An Amazon location with what supplies it, by ids in Odoo. */
export interface AmazonLocation {
  /** For `registrations.ensure({ locationId })` (model `stock.location`). */
  readonly locationId: number;
  /** Operation type of transfers to it (model `stock.picking.type`). */
  readonly pickingTypeId: number;
  /** Route of the company's warehouse with the rule (model `stock.route`). */
  readonly routeId: number;
  /** Rule by which reordering rules on the location work (model `stock.rule`). */
  readonly ruleId: number;
}

const inputSchema = z.strictObject({
  name: z.string().trim().min(1, 'the location needs a name'),
  companyId: z.int().optional(),
});
const warehouseSchema = z.object({ company_id: fields.many2one, lot_stock_id: fields.many2one });

/** Makes a further Amazon location: see `Fba.createLocation`. Five calls. */
export async function createLocation(
  odoo: OdooPort,
  input: CreateLocationInput,
  { signal }: CreateLocationOptions = {},
): Promise<AmazonLocation> {
  checkInput('fba.createLocation', inputSchema, input);
  const name = input.name.trim();
  const { companyId, warehouseId, stockLocationId } = await readWarehouse(odoo, input.companyId, signal);
  const id = `${companyId}_${keyHash(name)}`;
  const location: LoadRecord = {
    key: `amazon.location_${id}`,
    // At the top level, so that stock at Amazon does not count as stock of a warehouse of one's own.
    values: { name, usage: 'internal', company_id: { dbId: companyId } },
  };
  const create = (model: string, records: readonly LoadRecord[]) =>
    makeOnce(odoo, model, records, { companyId, signal });
  const [locationId = 0] = await create('stock.location', [location]);
  const supply = supplyRecords({
    id,
    name: `${name} Replenishment`,
    sequenceCode: `AMZ${locationId}`,
    companyId,
    warehouseId,
    stockLocationId,
    location: { dbId: locationId },
  });
  const ids: number[] = [];
  for (const { model, records } of supply) ids.push(...(await create(model, records)));
  const [pickingTypeId = 0, routeId = 0, ruleId = 0] = ids;
  return { locationId, pickingTypeId, routeId, ruleId };
}

async function readWarehouse(odoo: OdooPort, companyId: number | undefined, signal: AbortSignal | undefined) {
  const reading = searchRecords(odoo, 'stock.warehouse', warehouseSchema, {
    domain: companyId === undefined ? [] : [['company_id', '=', companyId]],
    order: 'sequence, id',
    signal,
    ...(companyId === undefined ? {} : { companyId }),
  });
  const warehouses = await reading.catch((error: unknown) => {
    if (companyId === undefined || !isConnectorError(error) || error.code !== 'ODOO_ACCESS_DENIED')
      throw error;
    throw new ConnectorError(
      'CONFIGURATION_INVALID',
      `Company ${companyId} does not exist, or the user may not enter it and see its warehouses.`,
      { cause: error },
    );
  });
  const companies = new Set(warehouses.map(({ company_id }) => company_id));
  if (companies.size > 1) {
    throw new ConnectorError(
      'CONFIGURATION_INVALID',
      'This database has several companies: give the companyId of the Amazon location.',
    );
  }
  const [first] = warehouses;
  if (first?.company_id !== undefined && first.lot_stock_id !== undefined) {
    return { companyId: first.company_id, warehouseId: first.id, stockLocationId: first.lot_stock_id };
  }
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `${companyId === undefined ? 'The company' : `Company ${companyId}`} has no warehouse that could supply an Amazon location: make one in Odoo first.`,
  );
}

async function makeOnce(
  odoo: OdooPort,
  model: string,
  records: readonly LoadRecord[],
  scope: CallScope,
): Promise<readonly number[]> {
  try {
    const results = await createOnce(odoo, model, records, scope);
    throwRefused(results);
    return results.flatMap((result) => result.id ?? []);
  } catch (error) {
    if (!isConnectorError(error) || error.code !== 'ODOO_ACCESS_DENIED') throw error;
    throw new ConnectorError(
      'RIGHTS_MISSING',
      'The Odoo user may not make locations, operation types and routes. Call fba.createLocation() with a user in the group Inventory / Administrator.',
      { cause: error },
    );
  }
}
