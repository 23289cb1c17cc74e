import { z } from 'zod';
import { fields, searchRecords, type CallScope, type OdooPort } from '../../odoo/index.ts';
import { sleepUnlessAborted } from '../../support/abort.ts';
import type { Clock } from '../../support/clock.ts';
import type { SaleOrderDraft } from '../draft.ts';

/** What a run has seen of others that work on the same orders. */
export interface Turns {
  /** Another run was faster: it goes first, and this one looks at what it leaves. */
  isBehind: boolean;
}

// How often a run looks what a faster one has made; how long it stands back until the first of its orders shows, and until
// more of them do (a page of orders goes in at once).
const pollMs = 1_000;
const signMs = 10_000;
const stalledMs = 60_000;

interface Waiting {
  readonly odoo: OdooPort;
  readonly clock: Clock;
  readonly scope: CallScope;
}

interface Awaited {
  readonly there: readonly MadeByOther[];
  readonly missing: readonly SaleOrderDraft[];
}

/** An order of which another run has made the sale order meanwhile. */
export interface MadeByOther {
  readonly draft: SaleOrderDraft;
  readonly saleOrderId: number;
}

/**
 * Waits for another run to make these orders, as long as it gets on: one call a second. What is `missing` in the end is
 * for this run to make: the other has stopped, or has not begun.
 */
export async function standBack(
  drafts: readonly SaleOrderDraft[],
  hasBegun: boolean,
  { odoo, clock, scope }: Waiting,
): Promise<Awaited> {
  const there: MadeByOther[] = [];
  let missing = drafts;
  let limitMs = hasBegun ? stalledMs : signMs;
  for (let waitedMs = 0; missing.length > 0 && waitedMs < limitMs; waitedMs += pollMs) {
    await sleepUnlessAborted(clock, pollMs, scope.signal);
    const found = await findSaleOrders(odoo, missing, scope);
    if (found.size === 0) continue;
    there.push(...missing.flatMap((draft) => madeByOther(draft, found)));
    missing = missing.filter(({ orderId }) => !found.has(orderId));
    limitMs = stalledMs;
    waitedMs = 0;
  }
  return { there, missing };
}

function madeByOther(draft: SaleOrderDraft, found: ReadonlyMap<string, number>): readonly MadeByOther[] {
  const saleOrderId = found.get(draft.orderId);
  return saleOrderId === undefined ? [] : [{ draft, saleOrderId }];
}

const refSchema = z.object({ x_amazon_order_ref: fields.char });

async function findSaleOrders(
  odoo: OdooPort,
  drafts: readonly SaleOrderDraft[],
  scope: CallScope,
): Promise<ReadonlyMap<string, number>> {
  const records = await searchRecords(odoo, 'sale.order', refSchema, {
    domain: [['x_amazon_order_ref', 'in', drafts.map(({ orderId }) => orderId)]],
    ...scope,
  });
  return new Map(records.map(({ id, x_amazon_order_ref: ref = '' }) => [ref, id]));
}
