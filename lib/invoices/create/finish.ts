import { ConnectorError } from '../../support/errors.ts';
import { unique } from '../../support/unique.ts';
import type { InvoicedBatch, MadeInvoice } from './apply.ts';
import { readMoves, type MoveFacts } from './moves.ts';
import type { CreateInvoiceOutcome } from './outcome.ts';
import { postMoves } from './post.ts';
import { roundDrafts } from '../rounding/round.ts';
import type { InvoicingSession } from './session.ts';

/**
 * Reads back what was made, posts what is right, and reads again what became of it: three calls with posting, one without.
 * Up to Odoo 18 up to four more, where Odoo's sums need a line named *Rounding*.
 *
 * `withDrafts`: posts the drafts of earlier runs as well.
 */
export async function finishInvoices(
  session: InvoicingSession,
  { made, failed }: InvoicedBatch,
  withDrafts: boolean,
): Promise<readonly CreateInvoiceOutcome[]> {
  const { dryRun, options } = session;
  const ids = made.flatMap(({ invoiceId }) => invoiceId ?? []);
  const plans = new Map(made.map((each) => [each.invoiceId, each]));
  const found = await readMoves(session, { ids, withDrafts });
  const toRound = found.filter((move) => needsRounding(session, move, plans.get(move.id)));
  const rounded =
    toRound.length > 0
      ? await roundDrafts(
          session,
          toRound.map(({ id }) => id),
        )
      : [];
  const before = rounded.some(({ isChanged }) => isChanged)
    ? await readMoves(session, { ids: found.map(({ id }) => id), withDrafts: false })
    : found;
  const errors = new Map([
    ...rounded.flatMap(({ invoiceId, error }) => (error ? [[invoiceId, error] as const] : [])),
    ...before.flatMap((move) => checkMove(session, move, plans.get(move.id)) ?? []),
  ]);
  const right = before.filter(({ id, state }) => state === 'draft' && !errors.has(id));
  const isPosting = options.post === true && !dryRun && right.length > 0;
  const posted = isPosting ? await postMoves(session, right) : undefined;
  const after = posted ? await readMoves(session, { ids: right.map(({ id }) => id), withDrafts: false }) : [];
  const now = new Map([...before, ...after].map((move) => [move.id, move]));

  const outcomeOf = (id: number): CreateInvoiceOutcome | undefined => {
    const [old, move, plan] = [before.find((each) => each.id === id), now.get(id), plans.get(id)];
    if (!old || !move) return undefined;
    const error = errors.get(id) ?? (move.state === 'draft' ? posted?.refused.get(id) : undefined);
    if (error) return { ...of(session, move), status: 'failed', invoiceId: id, error };
    // Another worker has posted it.
    if (!plan && !dryRun && !posted?.ids.has(id)) return undefined;
    return {
      ...of(session, move),
      status: plan ? 'created' : 'updated',
      ...factsOf(move),
      isWhole: plan?.draft.isWhole,
      isPosted: move.state === 'posted' || dryRun,
      lockedPeriod: old.lockedPeriod,
    };
  };
  return [
    ...failed.map((each): CreateInvoiceOutcome => ({
      ...each,
      dryRun,
      status: 'failed',
      invoiceId: undefined,
    })),
    ...made.flatMap((each) => (each.invoiceId === undefined ? [plannedOutcome(session, each)] : [])),
    ...unique([...ids, ...before.map(({ id }) => id)]).flatMap((id) => outcomeOf(id) ?? []),
  ];
}

/** Up to Odoo 18, where lines carry no amounts of their own: new ones that Odoo sums up otherwise, and those of earlier runs. */
const needsRounding = (
  { dialect, dryRun }: InvoicingSession,
  { state, total }: MoveFacts,
  made: MadeInvoice | undefined,
): boolean =>
  !dialect.exactLineTotals && !dryRun && state === 'draft' && !(made && total.eq(made.draft.total));

const of = ({ dryRun }: InvoicingSession, { orderId, saleOrderId }: MoveFacts) => ({
  orderId,
  saleOrderId,
  dryRun,
});

const factsOf = ({
  id,
  name,
  invoiceDate,
  total,
  digits,
  currency,
  taxReportedBy,
  accountingDate,
}: MoveFacts) => ({
  invoiceId: id,
  invoiceName: name,
  invoiceDate,
  total: { amount: total.toFixed(digits), currency },
  taxReportedBy,
  accountingDate,
});

function plannedOutcome({ options }: InvoicingSession, { draft }: MadeInvoice): CreateInvoiceOutcome {
  const { order, date, total, isWhole } = draft;
  return {
    orderId: order.orderId,
    saleOrderId: order.id,
    dryRun: true,
    status: 'created',
    invoiceId: undefined,
    invoiceName: undefined,
    invoiceDate: date,
    total: { amount: total.toFixed(order.digits), currency: order.currency },
    isWhole,
    isPosted: options.post === true,
    taxReportedBy: order.taxReportedBy,
    lockedPeriod: undefined,
    accountingDate: undefined,
  };
}

/** What keeps a draft from being posted; undefined when nothing does. */
function checkMove(
  { options }: InvoicingSession,
  move: MoveFacts,
  made: MadeInvoice | undefined,
): readonly (readonly [number, ConnectorError])[] | undefined {
  const { id, orderId, total, digits, lockedPeriod } = move;
  const [expected, tolerance] = made
    ? [made.draft.total, made.draft.tolerance]
    : [move.carried, move.tolerance];
  const context = { orderId, invoiceId: id };
  if (total.minus(expected).abs().gt(tolerance)) {
    const message = `Draft invoice ${id} of Amazon order ${orderId} comes to ${total.toFixed(digits)} and should come to ${expected.toFixed(digits)}. It is not posted: look at its lines, taxes and roundings, and correct it in Odoo.`;
    return [[id, new ConnectorError('TOTAL_DIFFERS', message, { context })]];
  }
  if (options.post !== true || options.lockedPeriod !== 'refuse' || lockedPeriod === undefined)
    return undefined;
  const message = `Draft invoice ${id} of Amazon order ${orderId} is not posted. ${lockedPeriod} Give it another date in Odoo, or post with lockedPeriod 'move'.`;
  return [[id, new ConnectorError('LOCKED_PERIOD', message, { context })]];
}
