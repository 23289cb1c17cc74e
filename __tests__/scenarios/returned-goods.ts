import {
  collect,
  customerReturnsReportType,
  type CustomerReturn,
  type Fba,
  type FbaReturnOutcome,
} from '../../lib/index.ts';
import { records, type Row } from '../../stage/index.ts';
import type { Depot } from './depot.ts';

/** When Amazon received what a test returns, unless it says otherwise: ISO 8601, UTC. */
export const receivedAt = '2026-10-05T08:00:00Z';

/** A return of the order with this index, as Amazon states it. */
export function returnOf(depot: Depot, index: number, more: Partial<CustomerReturn> = {}): CustomerReturn {
  return {
    orderId: depot.orders[index]?.orderId ?? '',
    sku: 'FBA-MUG',
    quantity: 1,
    returnedAt: receivedAt,
    disposition: 'SELLABLE',
    reason: 'UNWANTED_ITEM',
    status: 'Unit returned to inventory',
    fnSku: 'X000MUG',
    licensePlate: undefined,
    ...more,
  };
}

export const bringBack = (
  { connector, registration }: Pick<Depot, 'connector' | 'registration'>,
  options?: Parameters<Fba['returns']>[1],
): Promise<FbaReturnOutcome[]> => collect(connector.fba.returns(registration, options));

/** What Amazon's report of these returns says. */
export function reportOf(returns: readonly CustomerReturn[]): string {
  const columns = ['return-date', 'order-id', 'sku', 'fnsku', 'quantity', 'detailed-disposition', 'reason'];
  const rows = returns.map((one) =>
    [
      one.returnedAt,
      one.orderId,
      one.sku,
      one.fnSku,
      one.quantity,
      one.disposition,
      one.reason,
      one.licensePlate,
    ].join('\t'),
  );
  return [[...columns, 'license-plate-number'].join('\t'), ...rows, ''].join('\n');
}

/** Amazon's next report says these. */
export const report = ({ amazon }: Depot, returns: readonly CustomerReturn[]): void => {
  amazon.setReport(customerReturnsReportType, reportOf(returns));
};

/** What has come back for the order with this index. */
export const returnedMoves = (
  depot: Depot,
  bot: Parameters<typeof records>[0],
  index: number,
): Promise<readonly Row[]> =>
  records(
    bot,
    'stock.move',
    [
      ['sale_line_id.order_id.x_amazon_order_ref', '=', depot.orders[index]?.orderId],
      ['location_id.usage', '=', 'customer'],
    ],
    [
      'quantity',
      'state',
      'reference',
      'date',
      'location_dest_id',
      'origin_returned_move_id',
      'picking_id',
      'product_id',
    ],
  );
