import type { BotRight } from '../schema/index.ts';

/**
 * Python that names the rights which the current user lacks, as `create sale.order, write …`, so that one read of a
 * registration tells before the first write whether a run can succeed. Of apps that are not there nothing is missing.
 */
// Odoo 20 has no ir.model.access; has_access() is there from Odoo 18 on. Loops, not comprehensions: in those, Python
// before 3.12 does not see the names of the code that Odoo evaluates.
export const missingRightsCode = (needed: readonly BotRight[]): string => `missing = []
for model, operation in ${pairs(needed)}:
    if model not in self.env:
        allowed = True
    elif 'ir.model.access' in self.env:
        allowed = self.env['ir.model.access'].check(model, operation, raise_exception=False)
    else:
        allowed = self.env[model].has_access(operation)
    if not allowed:
        missing.append('%s %s' % (operation, model))
for record in self:
    record['x_missing_rights'] = ', '.join(missing) or False`;

/** A Python list of pairs, each once. */
export const pairs = (list: readonly (readonly [string, string])[]): string =>
  `[${[...new Set(list.map(([one, other]) => `('${one}', '${other}')`))].join(', ')}]`;
