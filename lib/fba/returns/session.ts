import { fields, fromOdooDatetime } from '../../odoo/index.ts';
import { siblingsOf, siblingsShape, type RegistrationRef, type Sibling } from '../../registrations/index.ts';
import type { ProblemKind } from '../../schema/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { startSession, type SessionTools } from '../../sync/index.ts';
import { dateAction } from '../moves/date-action.ts';
import { moveSessionShape, moveTerms, type MovePlaces, type MoveSession } from '../moves/session.ts';
import { moveRights } from '../rights.ts';

/** Returns that could not come back. They are looked at in every run that sees them, whatever their turn. */
export const returnProblem: ProblemKind = {
  name: 'fba_return',
  waits: [15, 60, 240, 1440],
  triesPerRun: 200,
};

/** A run that brings returned units back. */
export interface ReturnSession extends MoveSession {
  /** The seller's other registrations. */
  readonly siblings: readonly Sibling[];
  /** Whence and whereto: ids in Odoo. */
  readonly ways: ReturnWays;
  /** Up to when Amazon's reports were worked through: ISO 8601, UTC. */
  readonly cursor: string | undefined;
  /** When Amazon received the oldest return that failed in the last run: ISO 8601, UTC. */
  readonly failedSince: string | undefined;
}

/** Ids in Odoo. */
export interface ReturnWays extends MovePlaces {
  /** Where returned units come back to. */
  readonly returnLocationId: number;
}

const shape = {
  ...siblingsShape,
  x_company_id: moveSessionShape.x_company_id,
  x_picking_type_id: moveSessionShape.x_picking_type_id,
  [dateAction.field.name]: moveSessionShape[dateAction.field.name],
  x_last_return_sync: fields.datetime,
  x_return_failed_since: fields.datetime,
};

/**
 * Starts a run over returns: two calls.
 *
 * @throws `REGISTRATION_INVALID` when there is nowhere for returns to come back to, and what starts of runs throw.
 */
export async function startReturnSession(
  tools: SessionTools,
  ref: RegistrationRef,
  { dryRun, signal }: { readonly dryRun: boolean; readonly signal: AbortSignal | undefined },
): Promise<ReturnSession> {
  const { record, ...session } = await startSession(tools, ref, {
    shape,
    rights: moveRights,
    dryRun,
    signal,
  });
  const { registration } = session;
  const moves = moveTerms(registration, { ...record, id: registration.id, x_unmoved_order_ids: [] });
  if (!moves.places) throw withoutPlaces(registration.id);
  const { returnLocationId = moves.places.locationId } = registration;
  return {
    ...session,
    moves,
    problemCodes: new Map(),
    siblings: siblingsOf(record).siblings,
    ways: { ...moves.places, returnLocationId },
    cursor: fromOdooDatetime(record.x_last_return_sync),
    failedSince: fromOdooDatetime(record.x_return_failed_since),
  };
}

const withoutPlaces = (registrationId: number): ConnectorError =>
  new ConnectorError(
    'REGISTRATION_INVALID',
    `Nothing can come back: registration ${registrationId} has no Amazon location, or no FBA operation type with a destination. Open it in Odoo and choose them.`,
    { context: { registrationId } },
  );
