import { fieldsBefore19, httpBefore19, procurementGroup, traitsBefore19 } from './before-19.ts';
import type { Differences } from './version.ts';

/** Measured on 18.0. */
export const odoo18: Differences = {
  major: 18,
  models: { renamed: { 'stock.package': 'stock.quant.package' }, added: [procurementGroup] },
  fields: fieldsBefore19,
  methods: { dropped: ['formatted_read_group'] },
  traits: {
    ...traitsBefore19,
    // By any difference: 19 looks at cents.
    priceIsHeld: (price, technical) => price !== technical,
    http: { ...httpBefore19, json2: 'redirected to the login page' },
  },
};
