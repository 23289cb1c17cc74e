import { loadTable, upsert, type CallScope, type LoadTable, type OdooPort } from '../odoo/index.ts';
import { ConnectorError } from '../support/errors.ts';
import type { InstallStep } from './steps.ts';

/**
 * Python of a server action that loads every table of the context key `amazon_steps`.
 * Odoo runs it in one transaction: a failing step leaves nothing behind, not even a table in PostgreSQL.
 *
 * Odoo 19 gives each new model a field `x_name`. Odoo 17 and 18 leave it out of models that are loaded, so it is made
 * where it is missing; it goes with its model. The later steps write it.
 */
export const loadStepsCode = `for step in env.context['amazon_steps']:
    result = env[step['model']].load(step['fields'], step['rows'])
    if not result['ids']:
        raise UserError('%s: %s' % (step['model'], ' '.join(m['message'] for m in result['messages'][:3])))
    if step['model'] == 'ir.model':
        for id in result['ids']:
            if not env['ir.model.fields'].search_count([('model_id', '=', id), ('name', '=', 'x_name')]):
                env['ir.model.fields'].create({'model_id': id, 'name': 'x_name', 'field_description': 'Name', 'ttype': 'char', 'copied': True})
action = {'type': 'ir.actions.act_window_close'}`;

/**
 * Python of a server action that deletes the records of the context key `amazon_removals`, in order. With a model go the
 * external ids of its records, which Odoo 17 leaves behind.
 */
export const removeStepsCode = `for step in env.context['amazon_removals']:
    records = env[step['model']].browse(step['ids']).exists()
    models = records.mapped('model') if step['model'] == 'ir.model' else []
    records.unlink()
    if models:
        env['ir.model.data'].search([('model', 'in', models)]).unlink()
action = {'type': 'ir.actions.act_window_close'}`;

export interface Removal {
  readonly model: string;
  readonly ids: readonly number[];
}

interface ApplyOptions extends Pick<CallScope, 'signal'> {
  readonly companyIds: readonly number[];
}

/** Loads all steps in one transaction. Three calls. */
export async function applySteps(
  odoo: OdooPort,
  steps: readonly InstallStep[],
  options: ApplyOptions,
): Promise<void> {
  const tables = steps.flatMap((step) =>
    loadTable(step.records).map((table: LoadTable) => ({ model: step.model, ...table })),
  );
  await runOnce(odoo, 'amazon.action_install', loadStepsCode, { amazon_steps: tables }, options);
}

/** Deletes records in the given order, in one transaction. Three calls. */
export async function applyRemovals(
  odoo: OdooPort,
  removals: readonly Removal[],
  options: ApplyOptions,
): Promise<void> {
  await runOnce(odoo, 'amazon.action_uninstall', removeStepsCode, { amazon_removals: removals }, options);
}

// The action lives for one run. A run that was killed leaves it behind under its external id: the next one takes it up.
async function runOnce(
  odoo: OdooPort,
  key: string,
  code: string,
  context: Readonly<Record<string, unknown>>,
  options: ApplyOptions,
): Promise<void> {
  const { signal, companyIds } = options;
  const values = { name: key, model_id: { key: 'base.model_ir_model' }, state: 'code', code };
  const [action] = await upsert(odoo, 'ir.actions.server', [{ key, values }], { signal });
  if (action?.id === undefined)
    throw action?.error ?? new ConnectorError('ODOO_UNEXPECTED_ANSWER', 'Odoo made no server action.');
  try {
    await odoo.call('ir.actions.server', 'run', {
      ids: [action.id],
      context: { ...context, allowed_company_ids: companyIds },
      signal,
    });
  } finally {
    await odoo.call('ir.actions.server', 'unlink', { ids: [action.id] });
  }
}
