import { ConnectorError } from '../../support/errors.ts';
import { includedData } from '../orders/included-data.ts';
import { orderPage } from '../orders/order-page.ts';
import type { OrderPage, OrderQuery } from '../port.ts';
import type { Operation } from './operation.ts';

/**
 * One page of orders; `pageToken` asks for a later one, and Amazon wants all other parameters again with it, unchanged.
 *
 * Source: Amazon's model orders_2026-01-01.json.
 */
export const searchOrders: Operation<'searchOrders', OrderQuery, OrderPage> = {
  name: 'searchOrders',
  api: 'orders',
  version: '2026-01-01',
  method: 'GET',
  path: '/orders/2026-01-01/orders',
  usagePlan: { ratePerSecond: 0.0056, burst: 20 },
  request: (query) => {
    // Without the parameter Amazon searches every marketplace of the seller, those of other registrations too.
    if (query.marketplaceIds.length === 0) {
      throw new ConnectorError(
        'AMAZON_INVALID_REQUEST',
        'A search for orders needs at least one marketplace.',
      );
    }
    return {
      query: {
        marketplaceIds: query.marketplaceIds,
        lastUpdatedAfter: query.lastUpdatedAfter,
        lastUpdatedBefore: query.lastUpdatedBefore,
        fulfillmentStatuses: query.fulfillmentStatuses,
        maxResultsPerPage: query.maxResultsPerPage ?? 100,
        includedData,
        paginationToken: query.pageToken,
      },
      subject: `orders changed since ${query.lastUpdatedAfter}`,
      context: { marketplaceIds: query.marketplaceIds, lastUpdatedAfter: query.lastUpdatedAfter },
    };
  },
  answer: orderPage,
};
