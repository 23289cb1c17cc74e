/** Without what binary fractions add: 2.9999999996 is 3. No unit of Odoo's is kept with more decimals; never `-0`. */
export const roundQuantity = (quantity: number): number => Number(quantity.toFixed(6)) + 0;
