import { randomUUID } from 'node:crypto';
import type { CallScope, OdooPort } from '../../odoo/index.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { writeUnlessChanged, type Guard, type GuardedStep } from '../guarded-writes.ts';

/** Writes that a plan comes to, and what has to hold for them. */
export interface PlannedWrites {
  readonly guardedActionId: number;
  readonly guards: readonly Guard[];
  readonly steps: readonly GuardedStep[];
  /** The companies that the writes concern. */
  readonly companyIds: readonly number[];
}

const tries = 4;

/**
 * Writes what was planned first in one transaction; plans anew where something has changed since. Gives the last plan, and
 * whether anything was written.
 *
 * `plan` reads Odoo and throws what is wrong; `writesOf` gives undefined where nothing is left to be done.
 *
 * @throws what `plan` throws, and `REGISTRATION_INVALID` when others change the registrations all the time.
 */
export async function carryOut<Plan>(
  odoo: OdooPort,
  plan: () => Promise<Plan>,
  writesOf: (plan: Plan, attempt: string) => PlannedWrites | undefined,
  { first, ...options }: Pick<CallScope, 'signal'> & { readonly first: Plan },
): Promise<{ readonly planned: Plan; readonly wrote: boolean }> {
  const attempt = randomUUID();
  let refusal: unknown;
  let sent = false;
  for (let left = tries; left > 0; left -= 1) {
    const planned = left === tries ? first : await plan();
    const writes = writesOf(planned, attempt);
    // After a lost reply it is there, and nobody but us has asked for it.
    if (!writes) return { planned, wrote: sent };
    sent = true;
    try {
      if (await send(odoo, writes, options)) return { planned, wrote: true };
    } catch (error) {
      // Odoo may have refused what another process was faster with: the next plan tells.
      if (!isConnectorError(error) || error.code !== 'ODOO_VALIDATION') throw error;
      refusal = error;
    }
  }
  throw new ConnectorError(
    'REGISTRATION_INVALID',
    'Odoo did not take the change, or others change these registrations at this moment: nothing was written. Try again.',
    { cause: refusal },
  );
}

function send(
  odoo: OdooPort,
  { guardedActionId, guards, steps, companyIds }: PlannedWrites,
  options: Pick<CallScope, 'signal'>,
): Promise<boolean> {
  const context = { allowed_company_ids: companyIds };
  return writeUnlessChanged(odoo, guardedActionId, { guards, steps }, { ...options, context });
}
