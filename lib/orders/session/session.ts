import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ofKind } from '../../problems/index.ts';
import type { ProblemKind } from '../../schema/index.ts';
import {
  dueOrders,
  moveRights,
  moveSessionShape,
  moveTerms,
  type MoveTerms,
  type WaitingOrder,
} from '../../fba/index.ts';
import { fields } from '../../odoo/index.ts';
import {
  productsShapeOf,
  siblingsOf,
  siblingsShape,
  type Registration,
  type RegistrationRef,
  type Sibling,
} from '../../registrations/index.ts';
import { startSession, type Session, type SessionTools } from '../../sync/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import {
  cancelledOrder,
  cancelledOrderShape,
  type CancelledOrder,
} from '../cancelled-in-odoo/cancelled-order.ts';
import type { DefaultProducts, SessionFacts } from '../facts.ts';
import { productFacts, productShape } from '../product-records.ts';
import type { PageMemory } from '../read-page.ts';
import { precisionOf, precisionShape, readCurrencies } from './currencies.ts';
import type { Turns } from './turns.ts';
import { orderRights } from '../rights.ts';

/** What connector.ts hands to the verbs of this room. */
export interface OrderTools extends SessionTools {
  /** Batches of sale orders that are loaded at once. */
  readonly writers: number;
}

interface OrderSessionOptions {
  readonly dryRun: boolean;
  /** One order is asked for by name, and taken in whatever its state. */
  readonly recovering: boolean;
  /** It follows what a run of another registration has read: it asks Amazon for nothing itself. Default: `false`. */
  readonly forAnother?: boolean;
  readonly signal: AbortSignal | undefined;
}

const product = fields.link(productShape);
const orderSessionShape = {
  ...moveSessionShape,
  ...siblingsShape,
  x_claim_ids: fields.links({ x_marketplace_id: fields.many2one }),
  x_company_id: fields.link({
    currency_id: fields.link(precisionShape),
    fiscalyear_lock_date: fields.date,
  }),
  ...productsShapeOf(product),
  x_cancelled_order_ids: fields.links(cancelledOrderShape),
  x_order_checkpoint: fields.text,
};
type OrderRecord = z.infer<z.ZodObject<typeof orderSessionShape>>;

/** One run: what it read at its start, and what it carries from page to page. */
export interface OrderSession extends Session<typeof orderSessionShape> {
  readonly tools: OrderTools;
  /** Stands on the sale orders that this run makes. */
  readonly id: string;
  readonly facts: SessionFacts;
  readonly recovering: boolean;
  /** The seller's other registrations. */
  readonly siblings: readonly Sibling[];
  /** Sale orders that were cancelled in Odoo while Amazon waits for them. */
  readonly cancelledInOdoo: readonly CancelledOrder[];
  /** What the last run left when it was cut off, as it stands in Odoo. */
  readonly checkpoint: string | undefined;
  readonly memory: PageMemory;
  /** Codes of open problems, by Amazon order id: a parked order that is tried again may come with a page of the same run. */
  readonly problemCodes: Map<string, string>;
  /** What was warned of already: once in a run is enough. */
  readonly warned: Set<string>;
  readonly turns: Turns;
  /** Of what Amazon ships itself. */
  readonly moves: MoveTerms;
  /** What still waits for its stock moves from before, by sale order: less whatever comes with a page. */
  readonly waitingStock: Map<number, WaitingOrder>;
  /** Keys of the offers that it has made: once is enough. */
  readonly offers: Set<string>;
}

/** Orders that cannot be brought in line with Amazon. getOrder refills at one call in two seconds: they take turns. */
export const orderProblem: ProblemKind = { name: 'order', waits: [15, 60, 240, 1440], triesPerRun: 20 };

/** Starts a run over orders: three calls. */
export async function startOrderSession(
  tools: OrderTools,
  registrationRef: RegistrationRef,
  { dryRun, recovering, forAnother = false, signal }: OrderSessionOptions,
): Promise<OrderSession> {
  const session = await startSession(tools, registrationRef, {
    shape: orderSessionShape,
    // What Amazon ships is moved in the same run.
    rights: [...orderRights, ...moveRights],
    dryRun,
    signal,
  });
  const { record, registration, dialect, scope } = session;
  const { siblings, hidden } = siblingsOf(record);
  // What an archived one had, others may have by now; and its orders are followed all the same.
  if (!forAnother && !registration.archived) checkClaims(registration, [...siblings, ...hidden], record);
  if (hidden.length > 0 && !forAnother) warnOfHidden(tools, hidden);
  const precision = precisionOf(record.x_company_id?.currency_id);
  const moves = moveTerms(registration, record);
  const currencies = await readCurrencies(tools.odoo, registration, precision, scope);
  return {
    ...session,
    tools,
    id: randomUUID(),
    facts: { registration, dialect, currencies, products: defaultProducts(record, registration) },
    recovering,
    siblings,
    cancelledInOdoo: record.x_cancelled_order_ids.map(cancelledOrder),
    checkpoint: record.x_order_checkpoint,
    memory: { countries: new Map() },
    problemCodes: new Map(ofKind(orderProblem, session.problems).map(({ ref, code }) => [ref, code])),
    warned: new Set(),
    turns: { isBehind: false },
    offers: new Set(),
    moves,
    waitingStock: new Map(
      dueOrders({ ...session, moves }).map((order) => [order.saleOrderId, order] as const),
    ),
  };
}

function defaultProducts(record: OrderRecord, registration: Registration): DefaultProducts {
  const facts = (name: string, value: z.infer<typeof product>) => {
    if (value?.active && value.type !== 'combo') return productFacts(value, registration);
    throw new ConnectorError(
      'REGISTRATION_INVALID',
      `Registration ${registration.id} has no active ${name}, or one that is a combo: open it in Odoo and choose another.`,
      { context: { registrationId: registration.id } },
    );
  };
  return {
    sales: facts('product for unknown SKUs', record.x_sales_product_id),
    shipping: facts('product for shipping', record.x_shipping_product_id),
    giftWrap: facts('product for gift wrap', record.x_gift_wrap_product_id),
    codFee: facts('product for cash on delivery', record.x_cod_fee_product_id),
    discount: facts('product for discounts', record.x_discount_product_id),
    other: facts('product for other proceeds', record.x_other_product_id),
    rounding: facts('product for roundings', record.x_rounding_product_id),
    facilitatorTax: facts('product for tax that Amazon collects', record.x_facilitator_tax_product_id),
  };
}

/** Marketplaces that another registration has too can only be edited into a registration in Odoo: one of them is theirs. */
function checkClaims(
  { id, name, marketplaces }: Registration,
  siblings: readonly Pick<Sibling, 'id' | 'marketplaceIds'>[],
  { x_claim_ids: claims }: Pick<OrderRecord, 'x_claim_ids'>,
): void {
  const claimed = new Set(claims.map(({ x_marketplace_id: marketplace }) => marketplace));
  for (const marketplace of marketplaces) {
    const other = siblings.find(({ marketplaceIds }) => marketplaceIds.includes(marketplace.id));
    if (!other || claimed.has(marketplace.recordId)) continue;
    throw new ConnectorError(
      'REGISTRATION_INVALID',
      `${marketplace.name} stands in registration ${id} ("${name}") and in registration ${other.id} of this seller, which has the claim on it. Take it out of registration ${id} in Odoo, or move it with registrations.moveMarketplace().`,
      { context: { registrationId: id } },
    );
  }
}

function warnOfHidden({ emit }: OrderTools, hidden: readonly { readonly id: number }[]): void {
  const ids = hidden.map(({ id }) => id).join(', ');
  const message = `The seller has registrations in companies that the Odoo user may not enter (${ids}): orders that they imported are not followed by this run. Let the user enter those companies, or sync those registrations with a user who may.`;
  emit({ type: 'warning', code: 'COMPANY_HIDDEN', message });
}
