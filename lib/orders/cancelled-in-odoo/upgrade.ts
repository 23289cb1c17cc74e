import type { Upgrade } from '../../schema/index.ts';
import { z } from 'zod';
import { cancellationFeedType } from '../../amazon/index.ts';
import { adoptFeeds, type AdoptedFeed } from '../../feeds/index.ts';
import { fields, searchRecords } from '../../odoo/index.ts';

const oldOrder = z.object({
  x_amazon_order_ref: fields.char,
  x_amazon_cancel_feed: fields.char,
  x_amazon_registration_id: fields.link({ x_seller_id: fields.char }),
});

/**
 * An older version kept the feed and the message of a cancellation on its order, as `<feed id>/<message>`. They become
 * feeds whose answers the next run reads.
 */
export const moveCancellationsToFeeds: Upgrade = async (odoo, options) => {
  const orders = await searchRecords(odoo, 'sale.order', oldOrder, {
    domain: [['x_amazon_cancel_feed', 'like', '/']],
    order: 'id',
    ...options,
  });
  if (orders.length === 0) return;
  const feeds = new Map<string, AdoptedFeed>();
  for (const order of orders) {
    const [feedId = '', number = ''] = (order.x_amazon_cancel_feed ?? '').split('/');
    const registration = order.x_amazon_registration_id;
    const message = Number(number);
    const record = { ref: order.x_amazon_order_ref ?? '', first: message, last: message };
    const known = feeds.get(feedId);
    feeds.set(feedId, {
      feedId,
      feedType: cancellationFeedType,
      registrationId: registration?.id ?? 0,
      sellerId: registration?.x_seller_id ?? '',
      records: [...(known?.records ?? []), record],
    });
  }
  await adoptFeeds(odoo, [...feeds.values()], options);
  // Last: orders are found again when this is cut off before.
  const ids = orders.map(({ id }) => id);
  const vals = { x_amazon_cancel_feed: false };
  await odoo.call('sale.order', 'write', { ids, args: { vals }, ...options });
};
