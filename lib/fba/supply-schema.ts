import { locationKey } from '../registrations/index.ts';
import type { DefaultRecords, InstallCompany, ModelDefinition, SchemaPart } from '../schema/index.ts';
import { unique } from '../support/unique.ts';
import { countAction } from './reconcile/count-action.ts';
import { supplyRecords } from './supply-records.ts';
import { moveRights } from './rights.ts';

/** By model over all companies: each model is loaded once. */
function defaults(companies: readonly InstallCompany[]): readonly DefaultRecords[] {
  const all = companies.flatMap(({ id, warehouseId, stockLocationId }) =>
    warehouseId === undefined || stockLocationId === undefined
      ? []
      : supplyRecords({
          id,
          name: 'Amazon Replenishment',
          sequenceCode: 'AMZ',
          companyId: id,
          warehouseId,
          stockLocationId,
          location: { key: locationKey(id) },
        }),
  );
  return unique(all.map(({ model }) => model)).map((model) => ({
    model,
    records: all.flatMap((part) => (part.model === model ? part.records : [])),
  }));
}

const registration: ModelDefinition = {
  model: 'x_amazon_registration',
  fields: [countAction.field],
};

/** What supplies the Amazon location of each company that has a warehouse, and what counts stock there. */
export const supplySchema: SchemaPart = {
  models: [registration],
  actions: [countAction.record],
  botRights: moveRights,
  optionalFields: [
    // Odoo 18 and before: every move has to have a name.
    ['stock.move', 'name'],
    // Odoo 17 has a type of goods instead.
    ['product.product', 'is_storable'],
    // Module mrp.
    ['product.product', 'is_kits'],
    ['product.product', 'bom_line_ids'],
  ],
  defaults,
};
