import { describe, expect, it } from '@jest/globals';
import { collect, createConnector, isConnectorError, type Fba } from '../../lib/index.ts';
import { noCalls } from '../no-calls.ts';

const odoo = noCalls();
const { calls } = odoo;
const { fba, orders } = createConnector({ odoo, amazon: {} });
const spain = { id: 1, companyId: 1 };

/** What JavaScript passes, and types refuse. */
const passed = (json: string): never => JSON.parse(json) as never;

const returned = (change: object): string =>
  JSON.stringify({
    returns: [{ orderId: '1', sku: 'A', quantity: 1, returnedAt: '2026-10-05T08:00:00Z', ...change }],
  });

interface Sending {
  readonly lines: Parameters<Fba['replenish']>[1];
  readonly options?: Parameters<Fba['replenish']>[2];
}
type Wrong = readonly [input: string, complaint: string];

describe('wrong input of the verbs of fba', () => {
  it.each<Wrong>([
    ['{"counts":["fulfilable"]}', 'counts'],
    ['{"counts":"fulfillable"}', 'counts'],
    ['{"counts":[]}', 'counts'],
    ['{"adjust":"yes"}', 'adjust'],
    ['{"adjust":{"missing":"zeros"}}', 'adjust'],
    ['{"dryRun":"no"}', 'dryRun'],
    ['{"adjust":true,"dryrun":true}', 'dryrun: there is no such option'],
    ['{"adjust":{"reson":"November"}}', 'adjust'],
  ])('reconcile refuses %s', async (input, complaint) => {
    expect(await refusal(fba.reconcile(spain, passed(input)))).toMatch(new RegExp(`^(.*; )?${complaint}`));
  });

  it.each<Wrong>([
    ['{"lines":null}', 'lines'],
    ['{"lines":"MUG"}', 'lines'],
    ['{"lines":[null]}', 'lines: 0'],
    ['{"lines":[{"sku":5,"quantity":1}]}', 'lines: 0: sku'],
    ['{"lines":[{"productId":"5","quantity":1}]}', 'lines: 0: productId'],
    ['{"lines":[],"options":{"state":"finished"}}', 'state'],
    ['{"lines":[],"options":{"ref":" "}}', 'ref'],
    ['{"lines":[],"options":{"ref":5}}', 'ref'],
    ['{"lines":[],"options":{"reff":"FBA1"}}', 'reff'],
  ])('replenish refuses %s', async (input, complaint) => {
    const { lines, options }: Sending = passed(input);
    expect(await refusal(fba.replenish(spain, lines, options))).toMatch(new RegExp(`^(.*; )?${complaint}`));
  });

  it.each<Wrong>([
    ['{"returns":"text"}', 'returns'],
    ['{"returns":[null]}', 'returns: 0'],
    [returned({ sku: undefined }), 'returns: 0: sku'],
    [returned({ orderId: 5 }), 'returns: 0: orderId'],
    [returned({ quantity: 0 }), 'returns: 0: quantity'],
    [returned({ quantity: 1.5 }), 'returns: 0: quantity'],
    [returned({ returnedAt: '05/10/2026' }), 'returns: 0: returnedAt'],
    [returned({ returnedAt: '2026-10-05' }), 'returns: 0: returnedAt'],
    ['{"since":"yesterday"}', 'since'],
    ['{"since":5}', 'since'],
    ['{"return":[]}', 'return'],
  ])('returns refuses %s', async (input, complaint) => {
    expect(await refusal(collect(fba.returns(spain, passed(input))))).toMatch(
      new RegExp(`^(.*; )?${complaint}`),
    );
  });

  it.each<Wrong>([
    ['{}', 'name'],
    ['{"name":" "}', 'name'],
    ['{"name":"UK","companyId":"1"}', 'companyId'],
    ['{"name":"UK","company":1}', 'company'],
  ])('createLocation refuses %s', async (input, complaint) => {
    expect(await refusal(fba.createLocation(passed(input)))).toMatch(new RegExp(`^(.*; )?${complaint}`));
  });

  it('sync refuses a retry that is neither true nor false', async () => {
    expect(await refusal(collect(fba.sync(spain, passed('{"retry":"yes"}'))))).toMatch(/^retry/);
  });
});

describe('wrong input of orders.sync', () => {
  it.each<Wrong>([
    ['{"dryrun":true}', 'dryrun: there is no such option'],
    ['{"dryRun":"no"}', 'dryRun'],
  ])('refuses %s', async (input, complaint) => {
    expect(await refusal(collect(orders.sync(spain, passed(input))))).toMatch(new RegExp(`^${complaint}`));
  });
});

/** What the library complains of, without having called Odoo. */
const refusal = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'It took that.',
    (error: unknown) =>
      isConnectorError(error) && error.code === 'CONFIGURATION_INVALID' && calls.length === 0
        ? error.message.replace(/^.*Nothing was written\. /, '')
        : `Another error: ${String(error)}`,
  );
