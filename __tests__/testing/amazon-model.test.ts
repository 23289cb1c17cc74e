import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  generateOrders,
  peculiarityNames,
  plainOrders,
  startEmbeddedAmazon,
  type EmbeddedAmazon,
} from '../../lib/testing/amazon/index.ts';
import { amazonTestClient, type AmazonTestClient } from './amazon-client.ts';
import { loadAmazonModel } from './amazon-model.ts';

const model = loadAmazonModel();
const describeWithModel = model ? describe : describe.skip;
const problems = (definition: string, value: unknown): readonly string[] =>
  model?.problems(definition, value) ?? [];

const all =
  'BUYER,RECIPIENT,PROCEEDS,EXPENSE,PROMOTION,CANCELLATION,FULFILLMENT,PACKAGES,TAX,PAYMENT,FULFILLMENT_ORDERS';

describeWithModel(
  "against Amazon's model of the Orders API (needs ../shared/amazon-models beside the checkout)",
  () => {
    let amazon: EmbeddedAmazon;
    let client: AmazonTestClient;

    beforeEach(async () => {
      amazon = await startEmbeddedAmazon({ usagePlans: { getOrder: { ratePerSecond: 1, burst: 5 } } });
      client = amazonTestClient(amazon);
      await client.logIn();
    });
    afterEach(() => amazon.close());

    it('answers pages of every kind of order as the model has them', async () => {
      const everyPeculiarity = Object.fromEntries(peculiarityNames.map((name) => [name, 0.5]));
      amazon.addOrders(generateOrders({ count: 150 }));
      amazon.addOrders(generateOrders({ seed: 2, count: 100, peculiarities: everyPeculiarity }));

      for (const parameters of [
        { createdAfter: '2026-01-01T00:00:00Z', includedData: all },
        { lastUpdatedAfter: '2026-01-01T00:00:00Z' },
      ]) {
        const { status, json } = await client.search(parameters);
        expect(status).toBe(200);
        expect(problems('SearchOrdersResponse', json)).toEqual([]);
      }
    });

    it('answers one order as the model has it', async () => {
      const orders = generateOrders({ count: 3 });
      amazon.addOrders(orders);
      for (const { orderId } of orders) {
        const { status, json } = await client.get(`/orders/2026-01-01/orders/${orderId}?includedData=${all}`);
        expect(status).toBe(200);
        expect(problems('GetOrderResponse', json)).toEqual([]);
      }
    });

    it('answers every refusal as the model has errors', async () => {
      amazon.failNext('searchOrders', { status: 500 });
      amazon.failNext('searchOrders', { status: 503 });
      const order = '/orders/2026-01-01/orders/902-0000000-0000000';
      const replies = [
        await client.search({}),
        await client.search({}),
        await client.search({}),
        await client.get('/orders/v0/orders'),
        await client.get(order, { 'x-amz-access-token': 'none' }),
      ];
      for (let count = 0; count < 6; count += 1) replies.push(await client.get(order));

      expect(replies.map(({ status }) => status)).toEqual([
        500, 503, 400, 404, 403, 404, 404, 404, 404, 404, 429,
      ]);
      expect(replies.flatMap(({ json }) => problems('ErrorList', json))).toEqual([]);
    });

    it('notices what the model does not allow', () => {
      const [order] = z
        .array(z.unknown())
        .parse(plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm' }));
      expect(problems('Order', order)).toEqual([]);
      expect(problems('Order', { ...z.looseObject({}).parse(order), orderStatus: 'Unshipped' })).not.toEqual(
        [],
      );
    });
  },
);
