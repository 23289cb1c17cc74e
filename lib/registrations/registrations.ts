import { z } from 'zod';
import type { OdooPort } from '../odoo/index.ts';
import { checkInput, optionsSchema } from '../support/check-input.ts';
import type { Clock } from '../support/clock.ts';
import { ConnectorError } from '../support/errors.ts';
import { createRegistration, writeRegistration, type RegistrationDefaults } from './apply.ts';
import { withChange, type RegistrationChange } from './change.ts';
import { changeMarketplaces } from './change-marketplaces.ts';
import { checkMove } from './check-move.ts';
import { storeClaiming } from './claiming.ts';
import type { ClaimedMarketplace } from './claims.ts';
import { ensureRegistration } from './ensure.ts';
import { planRegistration } from './plan.ts';
import { readRegistrationFacts } from './read.ts';
import type { Registration, RegistrationInput, RegistrationRef } from './registration.ts';
import { namingMissingInstall, notArchived, readRegistrations } from './store.ts';
import {
  archiveRegistration,
  mergeRegistrations,
  planMove,
  planSplit,
  splitInput,
  runTransfer,
  runTransferBetween,
  type Belongings,
  type Decision,
  type RegistrationSplitInput,
  type RegistrationTransfer,
  type RegistrationTransferOptions,
  type TransferTools,
} from './transfers/index.ts';
import type { RegistrationCallOptions, RegistrationListOptions, Registrations } from './verbs.ts';

// Registrations can be read, so some version of this package is installed: what a write misses came later.
const installed = 'installed';

/** What the schema says of registrations. */
export interface RegistrationSchema extends Belongings {
  readonly registrationDefaults: RegistrationDefaults;
}

export function createRegistrations(
  odoo: OdooPort,
  clock: Clock,
  { registrationDefaults: defaults, progress, belongings }: RegistrationSchema,
): Registrations {
  const get = async (id: number, options: RegistrationCallOptions = {}): Promise<Registration> => {
    const [found] = await readRegistrations(odoo, [['id', '=', id]], options);
    if (found) return found;
    throw new ConnectorError(
      'REGISTRATION_UNKNOWN',
      `There is no registration ${id} in this database, or the user may not see it.`,
      {
        context: { registrationId: id },
      },
    );
  };

  const list = ({ archived = false, ...options }: RegistrationListOptions = {}) =>
    readRegistrations(odoo, archived ? [] : notArchived, options);

  const register = async (
    input: RegistrationInput,
    options: RegistrationCallOptions = {},
  ): Promise<Registration> => {
    const plan = async () => {
      const draft = planRegistration(input, await readRegistrationFacts(odoo, input, options));
      return { draft, sellerId: input.sellerId, gained: draft.marketplaces };
    };
    const store = ({ draft }: Awaited<ReturnType<typeof plan>>, attempt: string) =>
      namingMissingInstall(
        () => createRegistration(odoo, draft, defaults, clock.now(), attempt, options),
        installed,
      );
    const { id } = await storeClaiming(odoo, plan, store, options);
    return get(id, options);
  };

  const update = async (
    id: number,
    change: RegistrationChange,
    options: RegistrationCallOptions = {},
  ): Promise<Registration> => {
    const plan = async () => {
      const current = await get(id, options);
      if (current.archived) throw archivedError(current);
      const input = withChange(current, change);
      const facts = await readRegistrationFacts(odoo, input, options);
      const draft = planRegistration(input, facts, current, await checkMove(odoo, current, input, options));
      const { marketplaces, region } = draft;
      const gained = without(marketplaces, current.marketplaces);
      const lost = without(current.marketplaces, marketplaces);
      return { current, draft, sellerId: current.sellerId, gained, lost, region };
    };
    type Planned = Awaited<ReturnType<typeof plan>>;
    const take = async ({ current, ...planned }: Planned, attempt: string) => {
      if (planned.gained.length + planned.lost.length === 0) return id;
      const changing = () => changeMarketplaces(odoo, current, planned, attempt, options);
      await namingMissingInstall(changing, installed);
      return id;
    };
    const { planned } = await storeClaiming(odoo, plan, take, options);
    await writeRegistration(odoo, planned.current, planned.draft, options);
    return get(id, options);
  };

  const tools: TransferTools = { odoo, defaults, belongings: { progress, belongings }, get };

  // Overloaded as in `Registrations`: only a dry run may give no new registration.
  function split(...args: SplitArguments<{ readonly dryRun?: false }>): Promise<RegistrationTransfer>;
  function split(...args: SplitArguments): Promise<RegistrationTransfer<Registration | undefined>>;
  async function split(
    ...[registration, input, options = {}]: SplitArguments
  ): Promise<RegistrationTransfer<Registration | undefined>> {
    checkInput('registrations.split', transferSchema, options);
    const plan: Decision['plan'] = ({ from }, facts) => planSplit(input, from, facts, defaults);
    const named: Decision['named'] = ({ from }) => splitInput(input, from);
    return runTransfer(tools, { from: registration.id, named, plan }, options);
  }

  return {
    get,
    list,
    register,
    ensure: (input, options = {}) =>
      ensureRegistration(
        { list: () => list(options), register: (wanted) => register(wanted, options) },
        input,
      ),
    update,
    split,
    moveMarketplace: async (marketplace, { from, to }, options = {}) => {
      checkInput('registrations.moveMarketplace', transferSchema, options);
      const plan: Decision['plan'] = (ends, facts) => planMove(marketplace, ends, facts);
      return runTransferBetween(tools, { from: from.id, to: to.id, plan }, options);
    },
    merge: async (registrations, options = {}) => {
      checkInput('registrations.merge', transferSchema, options);
      return mergeRegistrations(tools, registrations, options);
    },
    archive: async (registration, options = {}) => {
      checkInput('registrations.archive', archiveSchema, options);
      return archiveRegistration(tools, registration, options);
    },
  };
}

type SplitArguments<More = unknown> = [
  registration: Pick<RegistrationRef, 'id'>,
  input: RegistrationSplitInput,
  options?: RegistrationTransferOptions & More,
];

const transferSchema = optionsSchema({ dryRun: z.boolean().optional() });
const archiveSchema = optionsSchema({ dryRun: z.boolean().optional(), force: z.boolean().optional() });

const archivedError = ({ id, name }: Registration): ConnectorError =>
  new ConnectorError(
    'REGISTRATION_INVALID',
    `Registration ${id} ("${name}") is archived: register its marketplaces anew.`,
    { context: { registrationId: id } },
  );

/** Those of the first that are not among the second. */
const without = (
  marketplaces: readonly ClaimedMarketplace[],
  others: readonly ClaimedMarketplace[],
): readonly ClaimedMarketplace[] => marketplaces.filter(({ id }) => !others.some((other) => other.id === id));
