import { z } from 'zod';
import type { OdooPort } from '../../lib/index.ts';

const fieldsSchema = z.record(z.string(), z.unknown());

/** A real Odoo 19 that describes its lines as Odoo 18 does, so that the connector writes them as it does there. */
export const asOnOdoo18 = (port: OdooPort): OdooPort => describingLines(port, ['extra_tax_data']);

/** The same as Odoo 17, where nothing holds a price when a quantity is written alone. */
export const asOnOdoo17 = (port: OdooPort): OdooPort =>
  describingLines(port, ['extra_tax_data', 'technical_price_unit']);

function describingLines(port: OdooPort, without: readonly string[]): OdooPort {
  return {
    version: (options) => port.version(options),
    call: async (model, method, call) => {
      const answer = await port.call(model, method, call);
      if (model !== 'sale.order.line' || method !== 'fields_get') return answer;
      const fields = Object.entries(fieldsSchema.parse(answer)).filter(([name]) => !without.includes(name));
      return { ...Object.fromEntries(fields), price_unit: { type: 'float', digits: [16, 2] } };
    },
  };
}
