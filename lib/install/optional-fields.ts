import { pairs } from './missing-rights.ts';

/**
 * Python that names those fields which are there of the ones that an app or a version of Odoo may lack, as
 * `stock.picking.carrier_id …`.
 */
export const optionalFieldsCode = (
  wanted: readonly (readonly [model: string, field: string])[],
): string => `found = []
for model, field in ${pairs(wanted)}:
    if model in self.env and field in self.env[model]._fields:
        found.append('%s.%s' % (model, field))
for record in self:
    record['x_optional_fields'] = ' '.join(found) or False`;
