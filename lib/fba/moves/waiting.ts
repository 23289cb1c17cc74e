import { fields, type Domain } from '../../odoo/index.ts';

// Which orders wait for their stock moves: the one place that says so, for reads, for Odoo's field and for what was read.
const shippedByAmazon = { state: 'sale', x_amazon_channel: 'fba', x_amazon_status: 'SHIPPED' } as const;
// Not looked at yet, or changed at Amazon since.
const unmoved = [false, 'again'] as const;

/** What `isWaiting` looks at, for a nested read of a sale order. */
export const waitingOrderShape = {
  state: fields.selection,
  x_amazon_channel: fields.selection,
  x_amazon_status: fields.selection,
  x_amazon_move_state: fields.selection,
};

/** Whether Amazon has shipped the order, and a later run makes its stock moves, or looks at them again. */
export const isWaiting = (
  order: Partial<Record<keyof typeof waitingOrderShape, string | undefined>> | undefined,
): boolean =>
  order?.state === shippedByAmazon.state &&
  order.x_amazon_channel === shippedByAmazon.x_amazon_channel &&
  order.x_amazon_status === shippedByAmazon.x_amazon_status &&
  unmoved.some((state) => state === (order.x_amazon_move_state ?? false));

/** The same as a domain. `path`: from the record to its sale order, such as `order_id.`. */
export const waitingDomain = (path = ''): Domain => [
  ...Object.entries(shippedByAmazon).map(([field, value]) => [path + field, '=', value] as const),
  [`${path}x_amazon_move_state`, 'in', unmoved],
];

/** The same in Python's notation. */
export const waitingPython = `[${[
  ...Object.entries(shippedByAmazon).map(([field, value]) => `('${field}', '=', '${value}')`),
  `('x_amazon_move_state', 'in', [${unmoved.map((state) => (state === false ? 'False' : `'${state}'`)).join(', ')}])`,
].join(', ')}]`;
