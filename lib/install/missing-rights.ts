/**
 * Names the rights that the current user lacks, as `create sale.order, write …`, so that one read of a registration
 * tells before the first write whether a run can succeed.
 */
export const missingRightsCode = `needed = [('sale.order', 'create'), ('sale.order', 'write'), ('res.partner', 'create'), ('x_amazon_offer', 'create'), ('x_amazon_problem', 'create'), ('x_amazon_registration', 'write'), ('stock.picking', 'write'), ('product.product', 'read')]
missing = ['%s %s' % (operation, model) for model, operation in needed if not self.env['ir.model.access'].check(model, operation, raise_exception=False)]
for record in self:
    record['x_missing_rights'] = ', '.join(missing) or False`;
