import { isConnectorError, type OrderOutcome } from '../../lib/index.ts';
import { cancelled, reduced, shipped, type WireOrder } from '../../lib/testing/index.ts';
import type { SeededRandom } from '../../lib/testing/amazon/orders/seeded-random.ts';
import { longAgo, type Seller, type Stage } from '../../stage/index.ts';
import { wordsOf, type Finding } from '../finding.ts';
import { mutate } from '../mutate/json-mutations.ts';
import type { MutatedOrder, OrderBatch } from './batch.ts';
import { readHeldOrders, readUnstorable } from './held-orders.ts';
import { judge, lossOf } from './judge.ts';
import { orderMutations } from './order-mutations.ts';
import { answerSearch, shuffled } from './pages.ts';

/** What became of a batch. */
export interface BatchResult {
  /** One word for each mutated order: its outcome. */
  readonly fates: readonly string[];
  /** One word for each mutated order that failed or was skipped: code or reason. */
  readonly words: readonly string[];
  /** The same for mutated changes of orders that are in Odoo. */
  readonly changeFates: readonly string[];
  readonly findings: readonly Finding[];
}

/** Lets a user's order sync meet a batch, then mutated changes of some orders that it has imported. */
export async function runBatch(
  stage: Stage,
  { good, mutated }: OrderBatch,
  random: SeededRandom,
): Promise<BatchResult> {
  const seller = await stage.openSeller([], { marketplaces: ['ES', 'DE', 'GB', 'SE'] });
  try {
    const orders = shuffled(
      good,
      mutated.map(({ json }) => json),
      random,
    );
    const first = await sync(seller, orders, mutated);
    const held = await readHeldOrders(stage, seller);
    const fates = mutated.map((order) => judge(order, first.outcomes, held));

    const [changing, staying] = [good.slice(0, good.length / 4), good.slice(good.length / 4)];
    const changes = changing.map((order) => changed(order, random));
    const later = shuffled(
      staying,
      changes.map(({ json }) => json),
      random,
    );
    const second = await sync(seller, later, changes);
    const heldLater = await readHeldOrders(stage, seller);
    const changeFates = changes.map((order) => judge(order, second.outcomes, heldLater));

    const unstorable = (await readUnstorable(stage)).map((text): Finding => ({
      kind: 'untyped',
      mutations: [],
      about: 'a text in Odoo',
      message: JSON.stringify(text.slice(0, 200)),
    }));
    return {
      fates: fates.flatMap((one) => ('fate' in one ? [one.fate] : [])),
      words: fates.flatMap((one) => ('fate' in one && one.fate !== one.word ? [one.word] : [])),
      changeFates: changeFates.flatMap((one) => ('fate' in one ? [one.fate] : [])),
      findings: [
        ...first.findings,
        ...second.findings,
        ...[...fates, ...changeFates].flatMap((one) => ('finding' in one ? [one.finding] : [])),
        ...good.flatMap((order) => lossOf(order, held) ?? []),
        ...staying.flatMap((order) => lossOf(order, heldLater) ?? []),
        ...unstorable,
      ],
    };
  } finally {
    await seller.close();
  }
}

/** One order sync over these orders. What ends it is a finding: a single order may not do that. */
async function sync(
  seller: Seller,
  orders: readonly unknown[],
  mutated: readonly MutatedOrder[],
): Promise<{ readonly outcomes: ReadonlyMap<string, OrderOutcome>; readonly findings: readonly Finding[] }> {
  answerSearch(seller.amazon, orders);
  const outcomes = new Map<string, OrderOutcome>();
  try {
    for await (const outcome of seller.connector.orders.sync(seller.registration, { since: longAgo }))
      outcomes.set(outcome.orderId, outcome);
    return { outcomes, findings: [] };
  } catch (error) {
    const kind = isConnectorError(error) ? 'runsEnded' : 'untyped';
    const left = mutated.filter(({ original }) => !outcomes.has(original.orderId));
    const mutations = left.slice(0, 20).map((order) => order.mutations.join(' + '));
    const about = left
      .slice(0, 20)
      .map((order) => order.original.orderId)
      .join(', ');
    return { outcomes, findings: [{ kind, mutations, about, message: wordsOf(error) }] };
  }
}

const dayMs = 24 * 60 * 60 * 1000;

/** An order as Amazon would list it a day later, spoiled. */
function changed(order: WireOrder, random: SeededRandom): MutatedOrder {
  const change = random.pick([cancelled(), reduced([0]), shipped(), (same: WireOrder) => same]);
  const lastUpdatedTime = new Date(Date.parse(order.lastUpdatedTime) + dayMs).toISOString();
  const { json, names } = mutate({ ...change(order), lastUpdatedTime }, orderMutations, random);
  return { original: order, json, mutations: ['change', ...names] };
}
