import { z } from 'zod';
import { ConnectorError } from '../../support/errors.ts';
import type { OdooCall, OdooPort } from '../port.ts';

/** What this Odoo calls things that have another name in other versions, and what it can do. */
export interface Dialect extends Names {
  /** Whether a sale order line can carry its own totals (`extra_tax_data`, Odoo 19). */
  readonly exactLineTotals: boolean;
  /** Whether a sale order line tells a price that Odoo computed from another one (`technical_price_unit`, Odoo 18). */
  readonly holdsPrices: boolean;
  /** Decimals with which a line keeps its unit price: the precision *Product Price* (2 in a new database) up to Odoo 18. */
  readonly priceDecimals: number;
  /** Help text of the marker field, which tells what was installed; undefined when nothing was. */
  readonly installMarker: string | undefined;
}

export interface DialectOptions extends Pick<OdooCall, 'signal' | 'timeoutMs'> {
  /** A field of sale order lines whose help text is read with them. */
  readonly markerField?: string;
}

interface Names {
  /** Taxes of a sale order line. */
  readonly lineTaxes: 'tax_ids' | 'tax_id';
  /** Unit of a sale order line. */
  readonly lineUnit: 'product_uom_id' | 'product_uom';
  /** Whether stock moves need names, and find their sale order by a procurement group. */
  readonly groupsMoves: boolean;
}

// Measured on Odoo 18 and 19; 17 is like 18 by published upgrade notes. Newest first, told apart by the taxes field.
const generations: readonly Names[] = [
  { lineTaxes: 'tax_ids', lineUnit: 'product_uom_id', groupsMoves: false },
  { lineTaxes: 'tax_id', lineUnit: 'product_uom', groupsMoves: true },
];

const fieldsSchema = z.record(
  z.string(),
  z.object({
    type: z.string(),
    help: z.union([z.string(), z.literal(false)]).optional(),
    digits: z.union([z.tuple([z.number(), z.number()]), z.literal(false)]).optional(),
  }),
);

/**
 * What this Odoo calls things, told by its fields rather than by its version: one call.
 *
 * @throws `ODOO_UNKNOWN_NAME` when sale order lines are missing (no Sales app) or have none of the known names.
 */
export async function readDialect(
  port: OdooPort,
  { markerField, ...options }: DialectOptions = {},
): Promise<Dialect> {
  const names = generations.flatMap(({ lineTaxes, lineUnit }) => [lineTaxes, lineUnit]);
  const answer = await port.call('sale.order.line', 'fields_get', {
    args: {
      allfields: [
        ...names,
        'price_unit',
        'extra_tax_data',
        'technical_price_unit',
        ...(markerField === undefined ? [] : [markerField]),
      ],
      attributes: ['type', 'help', 'digits'],
    },
    ...options,
  });
  const parsed = fieldsSchema.safeParse(answer);
  if (!parsed.success) {
    throw new ConnectorError(
      'ODOO_UNEXPECTED_ANSWER',
      'Odoo described the fields of sale.order.line in a way that could not be read.',
    );
  }
  const found = parsed.data;
  const generation = generations.find(({ lineTaxes, lineUnit }) => lineTaxes in found && lineUnit in found);
  if (!generation) {
    throw new ConnectorError(
      'ODOO_UNKNOWN_NAME',
      `Sale order lines of this Odoo have none of the known fields for taxes and unit (${names.join(', ')}): it is of a version that this package does not know.`,
      { context: { model: 'sale.order.line' } },
    );
  }
  const marker = markerField === undefined ? undefined : found[markerField];
  const digits = found['price_unit']?.digits;
  return {
    ...generation,
    exactLineTotals: 'extra_tax_data' in found,
    holdsPrices: 'technical_price_unit' in found,
    // Odoo 19 names no digits and keeps prices as they are (measured): six serve any quantity up to 5,000.
    priceDecimals: digits ? digits[1] : 6,
    // `help` is false, or left out, when empty: installed all the same.
    installMarker: marker?.help === false ? '' : (marker?.help ?? (marker && '')),
  };
}
