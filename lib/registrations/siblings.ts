import { fields } from '../odoo/index.ts';
import type { FieldDefinition } from '../schema/index.ts';

/** Another registration of the same seller, in whatever company the user may enter. */
export interface Sibling {
  readonly id: number;
  readonly companyId: number;
  /** Amazon's ids; none of one that is archived. */
  readonly marketplaceIds: readonly string[];
}

/**
 * Names the seller's other registrations, as `7:1:A1PA6795UKMFR9,A13V1IB3VIYZZH 9:0:`: id, company (0: the user may not
 * enter it), marketplaces. A run works in one company, whose rules hide the registrations of others; orders may belong to those all the same.
 */
export const siblingsField = {
  name: 'x_siblings',
  label: 'Other Registrations of the Seller',
  type: 'char',
  // Loops, not comprehensions: in those, Python before 3.12 does not see the names of the code that Odoo evaluates.
  compute: `companies = self.env.user.company_ids.ids
for record in self:
    parts = []
    if record.x_seller_id:
        others = self.sudo().search([('x_seller_id', '=', record.x_seller_id), ('id', '!=', record.id)], order='id')
        for other in others:
            marketplaces = [] if other.x_archived else other.x_marketplace_ids.mapped('x_marketplace_id')
            company = other.x_company_id.id if other.x_company_id.id in companies else 0
            parts.append('%s:%s:%s' % (other.id, company, ','.join(marketplaces)))
    record['x_siblings'] = ' '.join(parts) or False`,
} as const satisfies FieldDefinition;

/** What a read of the registration gives for `siblingsOf`. */
export const siblingsShape = { x_siblings: fields.char };

/** The seller's other registrations, as far as the user may look into their companies. */
export interface Siblings {
  readonly siblings: readonly Sibling[];
  /** Those in companies that the user may not enter. */
  readonly hidden: readonly Omit<Sibling, 'companyId'>[];
}

/** The registrations that the field names. */
export function siblingsOf({
  x_siblings: text = '',
}: {
  readonly x_siblings?: string | undefined;
}): Siblings {
  const all = text
    .split(' ')
    .filter((part) => part !== '')
    .map((part): Sibling => {
      const [id = '', companyId = '', marketplaces = ''] = part.split(':');
      return {
        id: Number(id),
        companyId: Number(companyId),
        marketplaceIds: marketplaces.split(',').filter((marketplaceId) => marketplaceId !== ''),
      };
    });
  return {
    siblings: all.filter(({ companyId }) => companyId !== 0),
    hidden: all
      .filter(({ companyId }) => companyId === 0)
      .map(({ id, marketplaceIds }) => ({ id, marketplaceIds })),
  };
}
