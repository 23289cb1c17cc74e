import { fieldHere, type Environment } from './environment.ts';
import { accessError, OdooError } from './errors.ts';
import type { Model } from './store/model.ts';
import type { RightsOperation } from './versions/version.ts';
import { linkOf, linksOf, textOf, type Row } from './store/row.ts';

export const operations = ['read', 'write', 'create', 'unlink'] as const satisfies readonly RightsOperation[];
export type Operation = RightsOperation;

const verbs = { read: 'access', write: 'modify', create: 'create', unlink: 'delete' } as const;

/** Whether a row of rights lets the user do this. Record rules are stored and not enforced. */
export function isAllowed(env: Environment, model: Model, operation: Operation): boolean {
  if (env.sudo) return true;
  const groups = groupsOf(env, env.uid);
  const { permits, withoutGroupPermits } = env.database.version.traits.rights;
  return accessRows(env, model).some((row) => {
    const group = linkOf(row, 'group_id');
    return permits(row, operation) && (group === undefined ? withoutGroupPermits : groups.has(group));
  });
}

/** @throws OdooError (AccessError) naming the groups that would have the right. */
export function checkAccess(env: Environment, model: Model, operation: Operation): void {
  if (isAllowed(env, model, operation)) return;
  throw accessError(
    `You are not allowed to ${verbs[operation]} '${model.label}' (${model.name}) records.\n\n` +
      `${groupsWith(env, model, operation)}\n\nContact your administrator to request access if necessary.`,
  );
}

/** A word of a request as an operation. */
export function parseOperation(word: unknown): Operation {
  const operation = operations.find((known) => known === word);
  if (operation) return operation;
  throw new OdooError('builtins.AssertionError', 'Invalid access mode');
}

/** Ids of all groups that a user is in, implied ones included. */
export function groupsOf(env: Environment, uid: number): ReadonlySet<number> {
  const groups = env.database.table('res.groups');
  const found = new Set<number>();
  const add = (id: number): void => {
    if (found.has(id)) return;
    found.add(id);
    linksOf(groups.get(id), 'implied_ids').forEach(add);
  };
  linksOf(env.database.table('res.users').get(uid), fieldHere(env, 'res.users', 'group_ids')).forEach(add);
  return found;
}

function accessRows(env: Environment, model: Model): readonly Row[] {
  const [modelId] = env.database.table('ir.model').find('model', model.name) ?? [];
  const table = env.database.table(env.database.version.traits.rights.model);
  const ids = modelId === undefined ? undefined : table.find('model_id', modelId);
  return [...(ids ?? [])].flatMap((id) => table.get(id) ?? []).filter((row) => row['active'] !== false);
}

function groupsWith(env: Environment, model: Model, operation: Operation): string {
  const groups = env.database.table('res.groups');
  const names = accessRows(env, model)
    .filter((row) => env.database.version.traits.rights.permits(row, operation))
    .flatMap((row) => {
      const group = groups.get(linkOf(row, 'group_id') ?? 0);
      if (!group) return [];
      // "Sales / Administrator" is written "Sales/Administrator", "Role / Administrator" is one name.
      const privilege = textOf(group, 'full_name').replace(` / ${textOf(group, 'name')}`, '');
      return privilege === textOf(group, 'name') ? [privilege] : [`${privilege}/${textOf(group, 'name')}`];
    });
  if (names.length === 0) return 'No group currently allows this operation.';
  return `This operation is allowed for the following groups:\n\t- ${[...new Set(names)].sort().join('\n\t- ')}`;
}
