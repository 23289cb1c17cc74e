import { describe, expect, it } from '@jest/globals';
import {
  ConnectorError,
  isConnectorError,
  type AmazonPort,
  type ConnectorEvent,
  type Logger,
  type OdooPort,
} from '../../lib/index.ts';
import { plainOrders, type WireOrder } from '../../lib/testing/index.ts';
import type { SellerOptions } from '../../stage/index.ts';
import { onVersions } from './embedded.ts';
import { onStage } from './on-stage.ts';

const quotation = "for partner [Zerlina Nomen], Calle Falsa 123, +34 806 555 0117: Zerlina's VAT ESB12345674";
const secret = /Zerlina|Nomen|Falsa|0117|12345674/;

/** Errors that end a run, or are tried again, while Odoo or Amazon quotes a buyer. */
onVersions([17, 18, 19], (where, open) => {
  describe(`personal data in the errors of a run on ${where}`, () => {
    const stage = onStage(open, { currencies: ['EUR'] });
    let seeds = 0;

    function ofZerlina(): WireOrder {
      seeds += 1;
      const [plain] = plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm', seed: 9200 + seeds });
      if (!plain) throw new Error('no order');
      return {
        ...plain,
        buyer: { buyerName: 'Zerlina Nomen', buyerEmail: 'z1@marketplace.example' },
        recipient: {
          deliveryAddress: {
            name: 'Zerlina Nomen',
            addressLine1: 'Calle Falsa 123',
            phone: '+34 806 555 0117',
            countryCode: 'ES',
          },
        },
        tax: {
          taxRegistrations: [
            { entityType: 'BUYER', taxRegistrationType: 'VAT', taxRegistrationNumber: 'ESB12345674' },
          ],
        },
      };
    }

    /** Runs order sync over one order of Zerlina's; what the run ended with, and everything that was said meanwhile. */
    async function run(options: SellerOptions) {
      const said: string[] = [];
      const note = (entry: unknown, message?: string): void => {
        said.push(JSON.stringify([entry, message]));
      };
      const logger: Logger = { debug: note, info: note, warn: note, error: note };
      const seller = await stage().openSeller([ofZerlina()], {
        ...options,
        connector: {
          logger,
          onEvent: (event: ConnectorEvent) => {
            said.push(JSON.stringify(event));
            if (event.type === 'request:retry') said.push(event.error.message, String(event.error.cause));
          },
        },
      });
      const ended = await seller.syncOrders().then(
        (outcomes) => outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [outcome.error] : [])),
        (error: unknown) => [error],
      );
      const errors = ended.flatMap((error) => (isConnectorError(error) ? [error] : []));
      const texts = errors.flatMap(({ message, cause, stack }) => [message, String(cause), String(stack)]);
      return { errors, said: [...said, ...texts].join('\n') };
    }

    const failing = (
      port: OdooPort,
      model: string,
      method: string,
      failure: () => ConnectorError,
    ): OdooPort => ({
      ...port,
      call: (called, by, call) =>
        called === model && by === method ? Promise.reject(failure()) : port.call(called, by, call),
    });

    it.each([
      ['a read', 'product.product', 'web_search_read'],
      ['a write', 'res.partner', 'load'],
    ])('are not in what ends it when Odoo quotes them in %s', async (_what, model, method) => {
      const failure = () =>
        new ConnectorError('ODOO_UNREACHABLE', quotation, {
          cause: new ConnectorError('ODOO_VALIDATION', quotation),
        });
      const { errors, said } = await run({ throughOdoo: (port) => failing(port, model, method, failure) });
      expect(errors).toMatchObject([
        { code: 'ODOO_UNREACHABLE', message: expect.stringContaining('for partner […]') },
      ]);
      expect(said).not.toMatch(secret);
    });

    it('are not in the report of a call that is tried again', async () => {
      const failure = () =>
        new ConnectorError('ODOO_CONCURRENCY', quotation, { retryable: true, cause: quotation });
      const { said } = await run({
        throughOdoo: (port) => failing(port, 'product.product', 'web_search_read', failure),
      });
      expect(said).toContain('request:retry');
      expect(said).not.toMatch(secret);
    });

    it.each([
      ['AMAZON_INVALID_REQUEST', 400],
      ['AMAZON_FORBIDDEN', 403],
      ['AMAZON_SERVER_ERROR', 500],
    ] as const)('are not in what ends it when Amazon quotes them: %s', async (code, status) => {
      const throughAmazon = (port: AmazonPort): AmazonPort => ({
        ...port,
        async *searchOrders(query, options) {
          yield* port.searchOrders(query, options);
          throw new ConnectorError(code, `Amazon says: ${quotation}`, { status });
        },
      });
      const { errors, said } = await run({ throughAmazon });
      expect(errors).toMatchObject([
        { code, status, message: expect.stringContaining('Amazon says: for partner […]') },
      ]);
      expect(said).not.toMatch(secret);
    });
  });
});
