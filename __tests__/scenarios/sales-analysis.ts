import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import { z } from 'zod';
import type { OdooPort } from '../../lib/index.ts';

const groupsSchema = z.array(
  z.looseObject({ 'price_subtotal:sum': z.number(), 'price_total:sum': z.number() }),
);
const keySchema = z.tuple([z.union([z.number(), z.string()]), z.string()]);

/** Odoo's Sales Analysis: what it is grouped by, then the amounts without and with taxes, to the cent. */
export async function analysedSales(
  port: OdooPort,
  groupby: readonly string[],
  { zone, companyId }: { readonly zone: string; readonly companyId?: number },
): Promise<readonly (readonly string[])[]> {
  const answer = await port.call('sale.report', 'formatted_read_group', {
    args: {
      domain: [['state', '=', 'sale']],
      groupby,
      aggregates: ['price_subtotal:sum', 'price_total:sum'],
    },
    context: { tz: zone },
    ...(companyId === undefined ? {} : { companyId }),
  });
  return groupsSchema.parse(answer).map((group) => [
    ...groupby.map((name) => {
      const [value, label] = keySchema.parse(group[name]);
      if (!name.endsWith(':month')) return label;
      return format(new TZDate(`${String(value).replace(' ', 'T')}Z`, zone), 'yyyy-MM');
    }),
    group['price_subtotal:sum'].toFixed(2),
    group['price_total:sum'].toFixed(2),
  ]);
}
