/**
 * Names those fields that an app or a version of Odoo may lack, as `stock.picking.carrier_id …`, so that one read of a
 * registration tells what else can be read.
 */
export const optionalFieldsCode = `wanted = [('stock.picking', 'carrier_id'), ('delivery.carrier', 'x_amazon_carrier'), ('sale.order.line', 'product_uom_id')]
found = ['%s.%s' % (model, field) for model, field in wanted if model in self.env and field in self.env[model]._fields]
for record in self:
    record['x_optional_fields'] = ' '.join(found) or False`;
