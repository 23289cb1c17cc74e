import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { startSession, type Session, type SessionTools } from '../../sync/index.ts';
import type { RegistrationRef } from '../../registrations/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { checkInput, optionsSchema } from '../../support/check-input.ts';
import { roundQuantity } from '../../support/round-quantity.ts';
import { unique } from '../../support/unique.ts';
import { readGoods } from '../goods/read-goods.ts';
import { isReserved, makeTransfer, reserve, validate } from './apply.ts';
import { planTransfer, type ReplenishLine, type TransferLine } from './plan.ts';
import { readWay, type Way } from './source.ts';
import { readTransfer, type Transfer } from './transfer.ts';
import { moveRights } from '../rights.ts';

/** Options of `fba.replenish`. */
export interface ReplenishOptions {
  /**
   * How far the transfer goes. `draft`: nothing is reserved. `ready`: confirmed, and reserved as far as there is stock.
   * `done`: moved. Default: `'ready'`.
   */
  readonly state?: 'draft' | 'ready' | 'done';
  /**
   * Amazon's id of the inbound shipment, such as `FBA15ABCDEFG`; it is the origin of the transfer. The same one again
   * finds the transfer that it has, and makes no second one; blanks around it do not count. Default: none; each call makes
   * a transfer.
   */
  readonly ref?: string;
  /**
   * With `done`: moves also what the warehouse does not have, so that its stock is negative afterwards. Default: `false`;
   * a transfer that lacks something stays reserved. Lots and serial numbers have to be there all the same.
   */
  readonly allowNegative?: boolean;
  /** Checks the lines, and writes nothing. Default: `false`. */
  readonly dryRun?: boolean;
  /** Stops between calls: a transfer that was made stays. */
  readonly signal?: AbortSignal;
}

/** A transfer to the Amazon location. */
export interface Replenishment {
  /** Id of the transfer in Odoo (model `stock.picking`); undefined in a dry run. */
  readonly pickingId: number | undefined;
  /** Such as `WH/AMZ/00001`; undefined in a dry run. */
  readonly pickingName: string | undefined;
  /**
   * `done`: all has moved. `ready`: all is reserved. `partly_ready`: some is. `waiting`: nothing is. The backorders of the
   * transfer are a part of it. In a dry run: `draft`.
   */
  readonly state: 'draft' | 'waiting' | 'partly_ready' | 'ready' | 'done';
  /** One for each product. */
  readonly lines: readonly ReplenishmentLine[];
}

/** One product of a transfer. */
export interface ReplenishmentLine {
  /** Id of the product in Odoo. */
  readonly productId: number;
  /** As it was asked for; for a product that was named by its id, its internal reference. */
  readonly sku: string | undefined;
  /** In the product's unit of measure, as are all quantities. */
  readonly wanted: number;
  /** Reserved in the warehouse, or moved already. */
  readonly reserved: number;
}

// Quantities, and what the lines name, are looked at with the products.
export const transferInputSchema = optionsSchema({
  lines: z.array(z.object({ sku: z.string().optional(), productId: z.int().optional() })),
  state: z.enum(['draft', 'ready', 'done']).optional(),
  ref: z.string().trim().min(1, 'it is empty: leave it out').optional(),
  allowNegative: z.boolean().optional(),
  dryRun: z.boolean().optional(),
});

/** Makes a transfer from the warehouse to the Amazon location: see `Fba.replenish`. */
export async function replenish(
  tools: SessionTools,
  registrationRef: RegistrationRef,
  wanted: readonly ReplenishLine[],
  options: ReplenishOptions = {},
): Promise<Replenishment> {
  checkInput('fba.replenish', transferInputSchema, { lines: wanted, ...options });
  const { dryRun = false, signal } = options;
  const session = await startSession(tools, registrationRef, {
    shape: {},
    rights: moveRights,
    dryRun,
    signal,
  });
  return transferGoods(session, wanted, await readWay(session), options);
}

/** Checks the lines, and makes, reserves and moves a transfer of them as far as asked for. */
export async function transferGoods(
  session: Session,
  wanted: readonly ReplenishLine[],
  way: Way,
  { state = 'ready', allowNegative = false, dryRun = false, ...options }: ReplenishOptions,
): Promise<Replenishment> {
  const ref = options.ref?.trim();
  const goods = await readGoods(session, {
    skus: unique(wanted.flatMap(({ sku }) => sku ?? [])),
    ids: unique(wanted.flatMap(({ productId }) => productId ?? [])),
  });
  const lines = planTransfer(wanted, goods, session.registration);
  if (dryRun) {
    const planned = lines.map(({ productId, sku, quantity }) => ({
      productId,
      sku,
      wanted: quantity,
      reserved: 0,
    }));
    return { pickingId: undefined, pickingName: undefined, state: 'draft', lines: planned };
  }
  const id = await makeTransfer(session, { ref: ref ?? randomUUID(), origin: ref }, lines, way);
  let transfer = await readTransfer(session, id);
  refuseDifferent(transfer, lines, ref);
  if (state !== 'draft') transfer = await reserve(session, transfer);
  const isComplete = isReserved(transfer) || (allowNegative && !lacksLots(transfer, lines));
  if (state === 'done' && isComplete) transfer = await validate(session, transfer);
  return report(transfer, lines);
}

/** Whether lots are missing: without one, Odoo takes no quantity of them, and would give the move none later on. */
function lacksLots(transfer: Transfer, lines: readonly TransferLine[]): boolean {
  const tracked = new Set(lines.flatMap(({ productId, isTracked }) => (isTracked ? [productId] : [])));
  return !isReserved({ moves: transfer.moves.filter(({ productId }) => tracked.has(productId)) });
}

/** A ref stands for one transfer: one that is there with other lines is a mistake, which nobody would see otherwise. */
function refuseDifferent(transfer: Transfer, lines: readonly TransferLine[], ref: string | undefined): void {
  const differing = lines.filter(({ productId, quantity }) => quantityOf(transfer, productId) !== quantity);
  const asked = new Set(lines.map(({ productId }) => productId));
  const others = transfer.moves.filter(({ productId }) => !asked.has(productId));
  if (transfer.state !== 'cancel' && differing.length + others.length === 0) return;
  const what = transfer.state === 'cancel' ? 'was cancelled in Odoo' : 'has other products or quantities';
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `Transfer ${transfer.name} is there already for ref ${ref ?? '(none)'}, and ${what}: change it in Odoo, or give another ref.`,
    { context: { pickingId: transfer.id, ref } },
  );
}

/** What is asked for; of what is done, what was moved, since Odoo keeps the rest in a backorder. */
const quantityOf = ({ moves }: Transfer, productId: number): number =>
  roundQuantity(
    moves.filter((move) => move.productId === productId).reduce((sum, { wanted }) => sum + wanted, 0),
  );

function report(transfer: Transfer, lines: readonly TransferLine[]): Replenishment {
  const reported = lines.map(({ productId, sku, quantity }) => ({
    productId,
    sku,
    wanted: quantity,
    reserved: transfer.moves
      .filter((move) => move.productId === productId)
      .reduce((sum, { reserved }) => sum + reserved, 0),
  }));
  return { pickingId: transfer.id, pickingName: transfer.name, state: stateOf(transfer), lines: reported };
}

function stateOf(transfer: Transfer): Replenishment['state'] {
  if (transfer.state === 'draft') return transfer.state;
  if (transfer.moves.every(({ state }) => state === 'done')) return 'done';
  if (isReserved(transfer)) return 'ready';
  return transfer.moves.some(({ reserved }) => reserved > 0) ? 'partly_ready' : 'waiting';
}
