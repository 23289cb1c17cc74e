import { searchCount } from '../../odoo/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { claimName } from '../claims.ts';
import type { Guard, GuardedStep } from '../guarded-writes.ts';
import type { Registration, RegistrationRef } from '../registration.ts';
import { claimModel } from '../schema.ts';
import { stillHas } from '../still-has.ts';
import { registrationModel } from '../store.ts';
import { carryOut } from './carry-out.ts';
import { readTransferFacts, type TransferFacts } from './facts.ts';
import { openRecords } from './moving-records.ts';
import type { RegistrationTransferOptions } from './report.ts';
import type { TransferTools } from './run-transfer.ts';

/** Options of `registrations.archive`. */
export interface RegistrationArchiveOptions extends RegistrationTransferOptions {
  /** Archives it although something is open. Default: `false`. */
  readonly force?: boolean;
}

/** Archives a registration: see `Registrations.archive`. */
export async function archiveRegistration(
  tools: TransferTools,
  ref: Pick<RegistrationRef, 'id'>,
  { dryRun = false, force = false, ...options }: RegistrationArchiveOptions,
): Promise<Registration> {
  const { odoo, get, belongings } = tools;
  const decide = async () => {
    const registration = await get(ref.id, options);
    return { registration, facts: await readTransferFacts(odoo, [registration], belongings, {}, options) };
  };
  const first = await decide();
  if (first.registration.archived) return first.registration;
  if (!force) await refuseOpen(tools, first.registration, options);
  if (dryRun) return first.registration;
  const { checkpoints } = belongings.progress;
  const writesOf = ({ registration, facts }: typeof first) =>
    registration.archived
      ? undefined
      : {
          guardedActionId: facts.states.get(registration.id)?.guardedActionId ?? 0,
          guards: [stillHas(registration)] satisfies readonly Guard[],
          steps: archivingSteps(registration, facts, checkpoints),
          companyIds: [registration.companyId],
        };
  await carryOut(odoo, decide, writesOf, { ...options, first });
  return get(ref.id, options);
}

/** Its claims go, so that other registrations can have the marketplaces; the list of them stays, for people to see. */
function archivingSteps(
  { id, sellerId, marketplaces }: Registration,
  { claims }: TransferFacts,
  checkpoints: readonly string[],
): readonly GuardedStep[] {
  const names = marketplaces.map((marketplace) => claimName(sellerId, marketplace));
  const own = claims.filter(({ name, registrationId }) => names.includes(name) && registrationId === id);
  return [
    { do: 'unlink', model: claimModel, domain: [['id', 'in', own.map((claim) => claim.id)]] },
    {
      do: 'write',
      model: registrationModel,
      domain: [['id', '=', id]],
      vals: { x_archived: true, ...Object.fromEntries(checkpoints.map((name) => [name, false])) },
    },
  ];
}

async function refuseOpen(
  { odoo, belongings: { belongings } }: TransferTools,
  registration: Registration,
  options: { readonly signal?: AbortSignal },
): Promise<void> {
  const { id, name, companyId } = registration;
  const complaints: string[] = [];
  for (const { model, domain, words } of openRecords(belongings, registration)) {
    const count = await searchCount(odoo, model, domain, { companyId, ...options });
    if (count > 0) complaints.push(`${count} ${words}`);
  }
  if (complaints.length === 0) return;
  throw new ConnectorError(
    'REGISTRATION_INVALID',
    `Registration ${id} ("${name}") still has ${complaints.join(', ')}. Finish them, merge it into another registration, or archive it with { force: true }.`,
    { context: { registrationId: id } },
  );
}
