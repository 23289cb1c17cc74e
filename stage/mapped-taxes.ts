import { z } from 'zod';
import type { OdooCall, OdooPort } from '../lib/index.ts';
import { omit } from './omit.ts';

const idsSchema = z.array(z.number());
const setSchema = z
  .array(z.tuple([z.literal(6), z.literal(0), idsSchema]))
  .transform(([set]) => set?.[2] ?? []);
const valuesSchema = z.array(
  z.looseObject({
    original_tax_ids: setSchema.optional(),
    fiscal_position_ids: setSchema.optional(),
    tax_ids: setSchema.optional(),
  }),
);

interface MappedTaxes {
  /** Makes taxes that say, as on Odoo 19, what they replace and where; ids. */
  readonly createTaxes: (call: OdooCall) => Promise<readonly number[]>;
  /** Makes fiscal positions that name the taxes they bring; ids. */
  readonly createPositions: (call: OdooCall) => Promise<readonly number[]>;
}

/** Before Odoo 19 a fiscal position has lines from tax to tax; a tax does not know what it replaces. */
export function mappedTaxes(port: OdooPort): MappedTaxes {
  const originals = new Map<number, readonly number[]>();
  const linesTo = (tax: number): readonly object[] =>
    (originals.get(tax) ?? []).map((source) => [0, 0, { tax_src_id: source, tax_dest_id: tax }]);
  return {
    createTaxes: async (call) => {
      const taxes = valuesSchema.parse(call.args?.['vals_list']);
      const vals_list = taxes.map((values) => omit(values, ['original_tax_ids', 'fiscal_position_ids']));
      const ids = idsSchema.parse(await port.call('account.tax', 'create', { ...call, args: { vals_list } }));
      for (const [index, tax] of ids.entries()) {
        originals.set(tax, taxes[index]?.original_tax_ids ?? []);
        const positions = taxes[index]?.fiscal_position_ids ?? [];
        if (positions.length === 0) continue;
        const vals = { tax_ids: linesTo(tax) };
        await port.call('account.fiscal.position', 'write', { ids: [...positions], args: { vals } });
      }
      return ids;
    },
    createPositions: async (call) => {
      const positions = valuesSchema.parse(call.args?.['vals_list']);
      const vals_list = positions.map(({ tax_ids: taxes, ...values }) =>
        taxes === undefined ? values : { ...values, tax_ids: taxes.flatMap(linesTo) },
      );
      return idsSchema.parse(
        await port.call('account.fiscal.position', 'create', { ...call, args: { vals_list } }),
      );
    },
  };
}
