import { isDeepStrictEqual } from 'node:util';
import { createGoods } from '../../stage/index.ts';
import type { CrashScenario } from '../scenario.ts';
import { shipmentRef } from '../shipment-ref.ts';

const sent = [
  { sku: 'CRASH-SENT-1', quantity: 5 },
  { sku: 'CRASH-SENT-2', quantity: 2 },
];

/** One transfer of two goods: a draft, since the embedded Odoo reserves nothing. */
export const fbaReplenish: CrashScenario = {
  name: 'FBA replenishment',
  marketplace: 'ES',
  orders: [],
  prepare: async ({ admin }) => {
    const skus = sent.map(({ sku }) => sku);
    await createGoods(admin, skus, { is_storable: true });
  },
  run: ({ connector, registration }) =>
    connector.fba.replenish(registration, sent, { ref: shipmentRef(registration), state: 'draft' }),
  endsWith: ({ transfers }, _orders, moves) =>
    transfers === 1 &&
    isDeepStrictEqual(
      moves.map((move) => move['product_uom_qty']),
      sent.map(({ quantity }) => quantity),
    ),
};
