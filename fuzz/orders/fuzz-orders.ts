import { seededRandom } from '../../lib/testing/amazon/orders/seeded-random.ts';
import { embeddedOdoo, openStage } from '../../stage/index.ts';
import { tally, type Finding } from '../finding.ts';
import { makeBatch, type OrderBatch } from './batch.ts';
import { runBrokenPages } from './broken-pages.ts';
import { runBatch, type BatchResult } from './run-batch.ts';

export interface FuzzOrdersOptions {
  /** The same seed and count give the same orders. */
  readonly seed: number;
  /** Mutated orders. */
  readonly count: number;
  /** Hears how far it is. */
  readonly onProgress?: (done: number) => void;
}

/** What became of mutated orders. */
export interface FuzzedOrders {
  readonly seed: number;
  readonly orders: number;
  /** Failed with a code, and the run went on. */
  readonly typed: number;
  /** In Odoo, with the total that was planned. */
  readonly imported: number;
  /** Left alone for a reason that the library names. */
  readonly skipped: number;
  /** No outcome, an error without a code, or one with a bug as its cause. */
  readonly untyped: number;
  /** Runs that one order has ended. */
  readonly runsEnded: number;
  /** Good orders beside them that are not in Odoo once, with their total and their lines. */
  readonly goodOnesLost: number;
  readonly goodOnes: number;
  /** Failed and skipped ones by code and reason. */
  readonly byCode: Readonly<Record<string, number>>;
  /** Mutated changes of orders that were in Odoo already, by outcome. */
  readonly changes: Readonly<Record<string, number>>;
  /** Pages that are no pages. */
  readonly pages: { readonly mutated: number; readonly typed: number };
  readonly findings: readonly Finding[];
}

// A fresh Odoo for each batch: its searches take longer the more it holds.
const batchSize = 500;
// Other ones that orders name have no pricelist.
const currencies = ['EUR', 'GBP', 'SEK', 'JPY'];

/** Sends mutated orders through a user's order sync, on the embedded ends. */
export async function fuzzOrders({ seed, count, onProgress }: FuzzOrdersOptions): Promise<FuzzedOrders> {
  const random = seededRandom(seed);
  const results: (BatchResult & Pick<OrderBatch, 'good' | 'mutated'>)[] = [];
  for (let done = 0; done < count; done += batchSize) {
    const batch = makeBatch(Math.min(batchSize, count - done), random);
    const stage = await openStudio();
    try {
      results.push({ ...(await runBatch(stage, batch, random)), ...batch });
    } finally {
      await stage.close();
    }
    onProgress?.(Math.min(done + batchSize, count));
  }
  const { findings: pageFindings, ...pages } = await fuzzPages();
  const findings = [...results.flatMap((result) => result.findings), ...pageFindings];
  const found = (kind: string): number => findings.filter((finding) => finding.kind === kind).length;
  const fates = tally(results.flatMap((result) => result.fates));
  return {
    seed,
    orders: results.reduce((sum, { mutated }) => sum + mutated.length, 0),
    typed: fates['failed'] ?? 0,
    imported: fates['created'] ?? 0,
    skipped: fates['skipped'] ?? 0,
    untyped: found('untyped'),
    runsEnded: found('runsEnded'),
    goodOnesLost: found('goodOnesLost'),
    goodOnes: results.reduce((sum, { good }) => sum + good.length, 0),
    byCode: tally(results.flatMap((result) => result.words)),
    changes: tally(results.flatMap((result) => result.changeFates)),
    pages,
    findings,
  };
}

const openStudio = () => openStage(embeddedOdoo(), { currencies });

async function fuzzPages() {
  const stage = await openStudio();
  try {
    return await runBrokenPages(stage);
  } finally {
    await stage.close();
  }
}
