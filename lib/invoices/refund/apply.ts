import { actApart, toExtraTaxData, withoutTracking } from '../../odoo/index.ts';
import { createUnlessChanged, type Guard } from '../../registrations/index.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { unique } from '../../support/unique.ts';
import type { CreditLineDraft, CreditNoteDraft, RefundStep } from './plan.ts';
import { memoText } from './memo.ts';
import type { RefundSession } from './session.ts';

export type MakeStep = Extract<RefundStep, { readonly step: 'make' }>;

export interface MadeNotes {
  /** Ids of the credit notes that were made. */
  readonly ids: ReadonlySet<number>;
  /** Steps of which nothing was made, or it is not known: their orders are read and planned again. */
  readonly open: ReadonlyMap<MakeStep, ConnectorError | undefined>;
  /** What Odoo refuses. */
  readonly refused: ReadonlyMap<MakeStep, ConnectorError>;
}

/**
 * Makes the credit notes of all steps in one transaction, unless a key is taken or their orders have changed; apart where
 * Odoo refuses them together, and with `alone` where one of them keeps the others from being made.
 */
export async function makeNotes(
  session: RefundSession,
  steps: readonly MakeStep[],
  { alone }: { readonly alone: boolean },
): Promise<MadeNotes> {
  const ids = new Set<number>();
  const open = new Map<MakeStep, ConnectorError | undefined>();
  const keepOpen = (part: readonly MakeStep[], error?: ConnectorError): void => {
    for (const step of part) open.set(step, error);
  };
  const refused = await actApart(steps, async (part) => {
    try {
      const made = await create(session, part);
      if (made) for (const id of made) ids.add(id);
      else if (alone && part.length > 1) throw overtaken();
      else keepOpen(part);
    } catch (error) {
      // Whatever came of it is found by its ref.
      if (!isConnectorError(error) || !['OUTCOME_UNKNOWN', 'ODOO_CONCURRENCY'].includes(error.code))
        throw error;
      keepOpen(part, error);
    }
  });
  return { ids, open, refused };
}

const overtaken = (): ConnectorError => new ConnectorError('ODOO_VALIDATION', 'One of these has changed.');

function create(
  { tools, guardedActionId, scope }: RefundSession,
  steps: readonly MakeStep[],
): Promise<readonly number[] | undefined> {
  const drafts = steps.flatMap((step) => step.notes.map((note) => ({ step, note })));
  const invoiceIds = unique(drafts.map(({ note }) => note.invoice.id));
  const writes = {
    guards: [...new Set(steps.map(({ order }) => order))].flatMap(guardsOf),
    steps: [
      // Refunds of one invoice under other refs touch no common record: two transactions could each take what is left of it.
      // The invoice has no refund of its own, so this changes nothing but makes the database let only one of them through.
      {
        do: 'write' as const,
        model: 'account.move',
        domain: [['id', 'in', invoiceIds] as const],
        vals: { x_amazon_refund_ref: false },
      },
      {
        do: 'create' as const,
        model: 'account.move',
        vals: drafts.map(({ step, note }) => noteValues(step, note)),
        keys: drafts.map(({ note }) => note.key),
      },
    ],
  };
  return createUnlessChanged(tools.odoo, guardedActionId, writes, { context: withoutTracking, ...scope });
}

/** No other credit note of the order than was planned with, and no invoice that was posted or cancelled since. */
function guardsOf({ orderId, billed, notes }: MakeStep['order']): readonly Guard[] {
  const invoices = [...new Map(billed.map(({ invoice }) => [invoice.id, invoice])).values()];
  const ids = invoices.map(({ id }) => id);
  const inOrder = (found: readonly number[]): readonly number[] =>
    found.toSorted((one, other) => one - other);
  const guarded = notes.filter(({ namesOrder, reversedId = 0 }) => namesOrder || ids.includes(reversedId));
  return [
    {
      model: 'account.move',
      domain: [
        ['move_type', '=', 'out_refund'],
        '|',
        ['x_amazon_order_ref', '=', orderId],
        ['reversed_entry_id', 'in', ids],
      ],
      ids: inOrder(guarded.map(({ id }) => id)),
    },
    ...(['draft', 'posted'] as const).map((state) => ({
      model: 'account.move',
      domain: [
        ['id', 'in', ids],
        ['state', '=', state],
      ] as const,
      ids: inOrder(invoices.flatMap(({ id, isDraft }) => (isDraft === (state === 'draft') ? [id] : []))),
    })),
  ];
}

function noteValues(
  { refund: { orderId, ref } }: MakeStep,
  { invoice, date, lines, memo }: CreditNoteDraft,
): Readonly<Record<string, unknown>> {
  return {
    move_type: 'out_refund',
    reversed_entry_id: invoice.id,
    partner_id: invoice.partnerId,
    ...(invoice.shippingId === undefined ? {} : { partner_shipping_id: invoice.shippingId }),
    journal_id: invoice.journalId,
    currency_id: invoice.currencyId,
    fiscal_position_id: invoice.fiscalPositionId ?? false,
    invoice_payment_term_id: false,
    invoice_date: date,
    ref: `${orderId} ${ref}`,
    x_amazon_order_ref: orderId,
    x_amazon_refund_ref: ref,
    x_amazon_refund_lines: memoText(memo),
    invoice_line_ids: lines.map((line) => [0, 0, lineValues(line, invoice.currencyId)]),
  };
}

function lineValues(line: CreditLineDraft, currencyId: number): Readonly<Record<string, unknown>> {
  const { source, quantity, priceUnit, carries, isReturn } = line;
  return {
    name: source.name,
    // Goods valued in real time: posting takes their cost back out of the expenses, linked or not (measured on Odoo 19).
    product_id: (isReturn || source.isService ? source.productId : undefined) ?? false,
    ...(source.unitId === undefined ? {} : { product_uom_id: source.unitId }),
    ...(source.accountId === undefined ? {} : { account_id: source.accountId }),
    tax_ids: [[6, 0, source.taxIds]],
    quantity,
    price_unit: Number(priceUnit),
    ...(isReturn ? { sale_line_ids: [[6, 0, [source.saleLineId]]] } : {}),
    ...(carries ? { extra_tax_data: toExtraTaxData(carries, { currencyId, priceUnit, quantity }) } : {}),
  };
}
