import { createOnce, throwRefused, updateRecords, type LoadRecord } from '../../odoo/index.ts';
import type { Session } from '../../sync/index.ts';
import { throwIfAborted } from '../../support/abort.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { keyPart } from '../../support/key-part.ts';
import type { TransferLine } from './plan.ts';
import type { Way } from './source.ts';
import { readTransfer, type Transfer } from './transfer.ts';

/** Makes the transfer, or finds the one that this reference has. One call. */
export async function makeTransfer(
  { tools, registration, optionalFields, scope }: Session,
  { ref, origin }: { readonly ref: string; readonly origin: string | undefined },
  lines: readonly TransferLine[],
  way: Way,
): Promise<number> {
  const key = `amazon.replenish_${registration.id}_${keyPart(ref)}`;
  const route = {
    location_id: { dbId: way.stockLocationId },
    location_dest_id: { dbId: way.amazonLocationId },
  };
  const isNamed = optionalFields.has('stock.move.name');
  const record: LoadRecord = {
    key,
    values: {
      picking_type_id: way.pickingType,
      company_id: { dbId: registration.companyId },
      ...route,
      origin: origin ?? null,
      move_ids: lines.map(({ productId, name, quantity }) => ({
        key: `${key}_${productId}`,
        values: {
          ...(isNamed ? { name } : {}),
          product_id: { dbId: productId },
          product_uom_qty: quantity,
          ...route,
        },
      })),
    },
  };
  const [result] = await createOnce(tools.odoo, 'stock.picking', [record], scope);
  if (result?.id !== undefined) return result.id;
  if (way.pickingType.key === undefined && result) throw result.error;
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `${result?.error.message ?? 'Odoo refused the transfer.'} If the company of registration "${registration.name}" has no operation type for replenishing Amazon, run connector.install() again as administrator.`,
    { context: { registrationId: registration.id }, cause: result?.error },
  );
}

/** Confirms a draft, and reserves what a confirmed transfer still lacks. */
export async function reserve(session: Session, transfer: Transfer): Promise<Transfer> {
  let current = transfer;
  if (current.state === 'draft') current = await advance(session, current, 'action_confirm', isConfirmed);
  // Odoo reserves on confirming where the operation type does so; stock may have come since a transfer was made.
  if (!isOpen(current) || isReserved(current)) return current;
  return advance(session, current, 'action_assign', () => true);
}

/** Validates what is asked for, also what is not there. */
export async function validate(session: Session, transfer: Transfer): Promise<Transfer> {
  if (!isOpen(transfer)) return transfer;
  const moves = transfer.moves
    .filter(({ pickingId, state }) => pickingId === transfer.id && state !== 'done')
    // Naming the quantity of what is reserved whole would take the reserved lots away.
    .map(({ id, wanted, reserved }) => ({
      id,
      values: reserved === wanted ? { picked: true } : { quantity: wanted, picked: true },
    }));
  throwRefused(await updateRecords(session.tools.odoo, 'stock.move', moves, session.scope));
  return advance(session, transfer, 'button_validate', ({ state }) => state === 'done');
}

const isOpen = ({ state }: Transfer): boolean => !['draft', 'done', 'cancel'].includes(state);
const isConfirmed = ({ state }: Transfer): boolean => state !== 'draft';
export const isReserved = ({ moves }: Pick<Transfer, 'moves'>): boolean =>
  moves.every(({ state, wanted, reserved }) => state === 'done' || reserved >= wanted);

/**
 * Calls a method that has no key, and reads what became of the transfer. A lost reply may have been a good one; so it is
 * read, and an error only when the state that was asked for is not there.
 *
 * @throws `OUTCOME_UNKNOWN`, or what Odoo refused it with.
 */
async function advance(
  session: Session,
  transfer: Transfer,
  method: 'action_confirm' | 'action_assign' | 'button_validate',
  isReached: (transfer: Transfer) => boolean,
): Promise<Transfer> {
  throwIfAborted(session.scope.signal);
  // Nobody is there to answer Odoo's questions.
  const context = { skip_backorder: true, skip_sms: true };
  const failure = await session.tools.odoo
    .call('stock.picking', method, { ids: [transfer.id], context, ...session.scope })
    .then(() => undefined)
    .catch((error: unknown) => {
      if (isConnectorError(error) && ['ODOO_VALIDATION', 'OUTCOME_UNKNOWN'].includes(error.code))
        return error;
      throw error;
    });
  const after = await readTransfer(session, transfer.id);
  if (isReached(after)) return after;
  if (failure) throw failure;
  throw new ConnectorError(
    'ODOO_VALIDATION',
    `Odoo left transfer ${transfer.name} in state ${after.state} after ${method}: open it in Odoo and see what it asks for.`,
    { context: { pickingId: transfer.id } },
  );
}
