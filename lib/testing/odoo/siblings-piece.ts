import { z } from 'zod';
import type { PieceOdoo } from './python-pieces.ts';

const text = z.union([z.string(), z.literal(false)]);
const row = z.object({
  id: z.number(),
  x_seller_id: text,
  x_archived: z.boolean(),
  x_company_id: z.tuple([z.number(), z.string()]),
  x_marketplace_ids: z.array(z.number()),
});
const marketplace = z.object({ x_marketplace_id: text });

const readAll = <T extends z.ZodRawShape>(
  odoo: PieceOdoo,
  model: string,
  schema: z.ZodObject<T>,
  domain: unknown,
) => {
  const fields = Object.keys(schema.shape).filter((name) => name !== 'id');
  return z.array(schema).parse(odoo.call(model, 'search_read', { args: { domain, fields, order: 'id' } }));
};

/** Stands in for the Python of `siblingsField`; the embedded Odoo hides no company's registrations. */
export function siblingsOfRow(odoo: PieceOdoo, id: number): string | false {
  const [own] = readAll(odoo, 'x_amazon_registration', row, [['id', '=', id]]);
  if (!own || own.x_seller_id === false) return false;
  const others = readAll(odoo, 'x_amazon_registration', row, [
    ['x_seller_id', '=', own.x_seller_id],
    ['id', '!=', id],
  ]);
  const named = others.map(({ id: other, x_archived, x_company_id: [company], x_marketplace_ids }) => {
    const ids = x_archived ? [] : x_marketplace_ids;
    const marketplaces = readAll(odoo, 'x_amazon_marketplace', marketplace, [['id', 'in', ids]]);
    return `${other}:${company}:${marketplaces.map(({ x_marketplace_id }) => x_marketplace_id).join()}`;
  });
  return named.join(' ') || false;
}
