import { ConnectorError } from '../../support/errors.ts';
import type { Decimal } from '../../support/money.ts';
import type { Session } from '../../sync/index.ts';
import { writeRoundings } from './apply.ts';
import type { RoundingPlan } from './facts.ts';
import { planRoundings } from './plan.ts';
import { readBilledOrders } from './read.ts';

type RoundingSession = Omit<Session, 'record'>;

/** A draft invoice with what stands on its line named *Rounding*. */
export interface RoundedDraft {
  readonly invoiceId: number;
  readonly amount: Decimal;
  /** Whether that was written, or would be. */
  readonly isChanged: boolean;
  readonly error: ConnectorError | undefined;
}

// Somebody else is at the same drafts: what they left is looked at again.
const mostRounds = 3;

/**
 * Gives drafts the line named *Rounding* that they need: one call to see that none needs one, else three, one of which is to
 * see that they now come to what they should. For Odoo 18 and before, where lines carry no amounts of their own.
 */
export async function roundDrafts(
  session: RoundingSession,
  draftIds: readonly number[],
): Promise<readonly RoundedDraft[]> {
  const plans = await plan(session, draftIds);
  const due = plans.filter((each) => needsLine(each) && each.isRounding);
  const refused = new Map<number, ConnectorError>();
  let now = plans;
  for (let round = 0; round < mostRounds && !session.dryRun; round += 1) {
    const open = now.filter((each) => needsLine(each) && each.isRounding && !refused.has(each.invoiceId));
    if (open.length === 0) break;
    for (const [each, error] of await writeRoundings(session, open, termsOf(session)))
      refused.set(each.invoiceId, error);
    now = await plan(session, draftIds);
  }
  return plans.map((before): RoundedDraft => {
    const { invoiceId } = before;
    const after = now.find((each) => each.invoiceId === invoiceId);
    const isChanged = due.includes(before);
    const isOpen = after && needsLine(after) && !(session.dryRun && isChanged);
    const error = after
      ? (refused.get(invoiceId) ?? (isOpen ? totalDiffers(after) : undefined))
      : isChanged
        ? noDraft(invoiceId)
        : undefined;
    return { invoiceId, amount: before.amount, isChanged, error };
  });
}

async function plan(session: RoundingSession, draftIds: readonly number[]): Promise<readonly RoundingPlan[]> {
  const orders = await readBilledOrders(session, draftIds);
  return planRoundings(orders, draftIds, termsOf(session));
}

const termsOf = ({ dialect, registration }: RoundingSession) => ({
  priceDecimals: dialect.priceDecimals,
  productId: registration.products.rounding ?? 0,
});

const needsLine = ({ amount, current }: RoundingPlan): boolean => !amount.eq(current);

const totalDiffers = ({ invoiceId, total }: RoundingPlan): ConnectorError =>
  new ConnectorError(
    'TOTAL_DIFFERS',
    `Draft invoice ${invoiceId} does not come to ${total.toFixed()}, its share of the Amazon order: look at its lines, taxes and roundings, and correct it in Odoo before posting.`,
    { context: { invoiceId } },
  );

const noDraft = (invoiceId: number): ConnectorError =>
  new ConnectorError(
    'ODOO_VALIDATION',
    `Invoice ${invoiceId} is no draft any more: it did not get the line that it needs. The next invoice of its order makes that good.`,
    { context: { invoiceId } },
  );
