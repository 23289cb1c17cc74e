import { accessError, OdooError } from '../errors.ts';
import type { CallMethod, Database } from '../store/database.ts';
import { actionCancel } from './action-cancel.ts';
import { actionConfirm } from './action-confirm.ts';
import { actionDraft } from './action-draft.ts';
import { actionLock, actionUnlock } from './action-lock.ts';
import { buttonValidate } from './button-validate.ts';
import { checkAccessRights } from './check-access-rights.ts';
import { checkObjectReference } from './check-object-reference.ts';
import { contextGet } from './context-get.ts';
import { create } from './create.ts';
import { fieldsGet } from './fields-get.ts';
import { formattedReadGroup } from './formatted-read-group.ts';
import { hasAccess } from './has-access.ts';
import { hasGroup } from './has-group.ts';
import { load } from './load.ts';
import type { Method } from './method.ts';
import { nameSearch } from './name-search.ts';
import { read } from './read.ts';
import { readGroup } from './read-group.ts';
import { run } from './run.ts';
import { search } from './search.ts';
import { searchCount } from './search-count.ts';
import { searchRead } from './search-read.ts';
import { sendMail } from './send-mail.ts';
import { unlink } from './unlink.ts';
import { webRead } from './web-read.ts';
import { webSearchRead } from './web-search-read.ts';
import { write } from './write.ts';

const methods: ReadonlyMap<string, Method> = new Map(
  [
    actionCancel,
    actionConfirm,
    actionDraft,
    actionLock,
    actionUnlock,
    buttonValidate,
    checkAccessRights,
    checkObjectReference,
    contextGet,
    create,
    fieldsGet,
    formattedReadGroup,
    hasAccess,
    hasGroup,
    load,
    nameSearch,
    read,
    readGroup,
    run,
    search,
    searchCount,
    searchRead,
    sendMail,
    unlink,
    webRead,
    webSearchRead,
    write,
  ].map((method) => [method.name, method]),
);

/** A method of a model. @throws OdooError in Odoo's words: private, or not there. */
export function findMethod({ version }: Database, model: string, name: string): Method {
  if (name.startsWith('_')) {
    throw accessError(`Private methods (such as '${model}.${name}') cannot be called remotely.`);
  }
  const own = version.ownMethod(name);
  const method = own ?? methods.get(name);
  if (method && method !== 'dropped' && (!method.models || method.models.includes(model))) return method;
  throw new OdooError(
    'builtins.AttributeError',
    `The method '${model}.${name}' does not exist in the embedded Odoo`,
  );
}

export const callMethod: CallMethod = (env, modelName, name, { ids = [], args }) => {
  const model = env.database.model(modelName);
  return findMethod(env.database, modelName, name).run(env, model, args, ids);
};
