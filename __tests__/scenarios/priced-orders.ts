import { decimal, sum } from '../../lib/support/money.ts';
import type { WireOrder } from '../../lib/testing/index.ts';

type WireItem = WireOrder['orderItems'][number];
type Rows = NonNullable<NonNullable<WireItem['proceeds']>['breakdowns']>;
type RowType = Rows[number]['type'];

/** A row of an item's proceeds: its kind, its amount for the whole quantity, and what the amount is made of. */
export type PricedRow = readonly [
  type: RowType,
  amount: string,
  details?: Readonly<Partial<Record<RowType, string>>>,
];

export interface PricedItem {
  readonly sku: string;
  readonly quantity: number;
  readonly rows: readonly PricedRow[];
  readonly points?: { readonly number: number; readonly value: string };
}

export interface PricedIn {
  readonly marketplaceId: string;
  readonly currency: string;
  readonly country: string;
  /** Decimals of its totals. Default: 2. */
  readonly digits?: number;
}

export const inDollars: PricedIn = { marketplaceId: 'ATVPDKIKX0DER', currency: 'USD', country: 'US' };
export const inEuros: PricedIn = { marketplaceId: 'A1RKKUPIHCS9HS', currency: 'EUR', country: 'ES' };

/** An unshipped FBM order whose grand total is the sum of these rows; of a made-up buyer. */
export function pricedOrder(
  orderId: string,
  items: readonly PricedItem[],
  { marketplaceId, currency, country, digits = 2 }: PricedIn = inDollars,
): WireOrder {
  const money = (amount: string) => ({ amount, currencyCode: currency });
  const total = (rows: readonly PricedRow[]): string =>
    sum(rows.map(([, amount]) => decimal(amount))).toFixed(digits);
  return {
    orderId,
    createdTime: '2026-10-30T09:00:00Z',
    lastUpdatedTime: '2026-10-31T10:00:00Z',
    salesChannel: { channelName: 'AMAZON', marketplaceId },
    buyer: { buyerName: 'Zoe Example', buyerEmail: `${orderId}@marketplace.example` },
    recipient: {
      deliveryAddress: {
        name: 'Zoe Example',
        addressLine1: '1 Invented Street',
        city: 'Springfield',
        postalCode: '12345',
        countryCode: country,
      },
    },
    proceeds: { grandTotal: money(total(items.flatMap(({ rows }) => rows))) },
    fulfillment: { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'MERCHANT' },
    orderItems: items.map(({ sku, quantity, rows, points }, index) => ({
      orderItemId: `${orderId.replaceAll('-', '')}${index}`,
      quantityOrdered: quantity,
      product: { sellerSku: sku, title: `Article ${sku}` },
      proceeds: {
        proceedsTotal: money(total(rows)),
        breakdowns: rows.map(([type, amount, details = {}]) => ({
          type,
          subtotal: money(amount),
          detailedBreakdowns: detailRows(details).map(([subtype, value]) => ({
            subtype,
            value: money(value),
          })),
        })),
      },
      ...(points && {
        expense: {
          pointsCost: {
            pointsGranted: { pointsNumber: points.number, pointsMonetaryValue: money(points.value) },
          },
        },
      }),
    })),
  };
}

const rowTypes = ['ITEM', 'SHIPPING', 'GIFT_WRAP', 'COD_FEE', 'OTHER', 'TAX', 'DISCOUNT'] as const;

const detailRows = (details: Readonly<Partial<Record<RowType, string>>>): readonly [RowType, string][] =>
  rowTypes.flatMap((type) => {
    const value = details[type];
    return value === undefined ? [] : [[type, value]];
  });
