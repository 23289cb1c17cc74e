import { plainOrders } from '../../lib/testing/index.ts';
import { longAgo, type Stage } from '../../stage/index.ts';
import { codeOf, wordsOf, type Finding } from '../finding.ts';
import { readHeldOrders } from './held-orders.ts';
import { lossOf } from './judge.ts';
import { answerPage } from './pages.ts';

/** Second pages of a search that are no pages of orders. */
const brokenPages: Readonly<Record<string, unknown>> = {
  'no orders': {},
  'orders null': { orders: null },
  'orders an object': { orders: { 0: {} } },
  'orders a text': { orders: '[]' },
  'orders a number': { orders: 3 },
  'token a number': { orders: [], pagination: { nextToken: 3 } },
  'token an object': { orders: [], pagination: { nextToken: {} } },
  'token a list': { orders: [], pagination: { nextToken: ['page-3'] } },
  'pagination a text': { orders: [], pagination: 'page-3' },
  'pagination a list': { orders: [], pagination: ['page-3'] },
  'time a number': { orders: [], lastUpdatedBefore: 1_767_607_200 },
  'time no time': { orders: [], lastUpdatedBefore: 'yesterday' },
  'a list': [[]],
  'a text': 'orders',
  'a number': 3,
  'null itself': null,
  'an error of status 200': { errors: [{ code: 'InternalFailure', message: 'no' }] },
};

/** What became of runs that met a broken page. */
export interface BrokenPages {
  readonly mutated: number;
  /** Runs that ended by `AMAZON_UNREADABLE`, with the good page before in Odoo and the cursor where it was. */
  readonly typed: number;
  readonly findings: readonly Finding[];
}

/** Lets one run for each broken page meet two good orders first. */
export async function runBrokenPages(stage: Stage): Promise<BrokenPages> {
  const findings: Finding[] = [];
  const cases = Object.entries(brokenPages);
  for (const [index, [name, page]] of cases.entries()) {
    const good = plainOrders({ count: 2, marketplace: 'ES', channel: 'fbm', seed: index + 1 });
    const seller = await stage.openSeller([], { marketplaces: ['ES'] });
    const registered = await seller.connector.registrations.get(seller.registration.id);
    answerPage(seller.amazon, { orders: good, pagination: { nextToken: 'page-2' } });
    answerPage(seller.amazon, page);
    const problem = await seller.syncOrders({ since: longAgo }).then(
      () => 'The run went on.',
      (error: unknown) => (codeOf(error) === 'AMAZON_UNREADABLE' ? undefined : wordsOf(error)),
    );
    const { lastOrderSync } = await seller.connector.registrations.get(seller.registration.id);
    const held = await readHeldOrders(stage, seller);
    const finding = (kind: string, message: string): Finding => ({
      kind,
      mutations: [name],
      about: 'page 2',
      message,
    });
    if (problem !== undefined) findings.push(finding('untyped', problem));
    if (lastOrderSync !== registered.lastOrderSync)
      findings.push(finding('untyped', 'The cursor has moved.'));
    findings.push(...good.flatMap((order) => lossOf(order, held) ?? []));
    await seller.close();
  }
  return {
    mutated: cases.length,
    typed: cases.length - new Set(findings.map(({ mutations }) => mutations[0])).size,
    findings,
  };
}
