import { z } from 'zod';
import {
  fields,
  loadTable,
  type CallScope,
  type Domain,
  type LoadRecord,
  type OdooPort,
} from '../odoo/index.ts';
import { defineAction, runAction } from '../schema/index.ts';
import { isConnectorError } from '../support/errors.ts';

/** What has to be so when the writes are made: a search that gives exactly these records. */
export interface Guard {
  readonly model: string;
  readonly domain: Domain;
  /** In ascending order. */
  readonly ids: readonly number[];
}

/** One of several writes that are made together. */
export type GuardedStep =
  | { readonly do: 'load'; readonly model: string; readonly records: readonly LoadRecord[] }
  | {
      readonly do: 'write';
      readonly model: string;
      readonly domain: Domain;
      readonly vals: Readonly<Record<string, unknown>>;
      /** Fields that point to a record which an earlier step makes, by its external id. */
      readonly links?: Readonly<Record<string, string>>;
    }
  | { readonly do: 'unlink'; readonly model: string; readonly domain: Domain };

/**
 * Makes the writes of the context key `amazon_writes` in one transaction, unless a search of `amazon_guards` gives other
 * records than it did when they were planned: then it makes none of them, and says so.
 *
 * PostgreSQL lets one of two transactions win that write the same record, and Odoo runs the other one again, which then
 * finds its guard broken.
 */
export const guardedAction = defineAction({
  name: 'action_guarded_writes',
  title: 'Amazon: Write Unless Changed',
  field: 'x_guarded_action',
  fieldLabel: 'Action That Writes Unless Changed',
  code: `holds = True
for model, domain, ids in env.context['amazon_guards']:
    if env[model].search(domain, order='id').ids != ids:
        holds = False
if holds:
    for step in env.context['amazon_writes']:
        records = env[step['model']]
        if step['do'] == 'load':
            result = records.load(step['fields'], step['rows'])
            if not result['ids']:
                raise UserError('%s: %s' % (step['model'], ' '.join([m['message'] for m in result['messages'][:3]])))
        elif step['do'] == 'write':
            vals = dict(step['vals'])
            for field in step['links']:
                vals[field] = env.ref(step['links'][field]).id
            records.search(step['domain']).write(vals)
        else:
            records.search(step['domain']).unlink()
action = {'type': 'ir.actions.act_window_close', 'done': holds}`,
});

/** What a read of the registration gives to find the action. */
export const guardedShape = { [guardedAction.field.name]: fields.integer } as const;

const answerSchema = z.object({ done: z.boolean() });

/**
 * Makes all writes in one transaction, or none where a guard does not hold: gives whether they were made. One call; after
 * a lost reply it is sent once more, so a guard has to be one that the writes themselves break.
 *
 * `actionId`: what the registration's field says.
 *
 * @throws `INSTALL_OUTDATED`, `OUTCOME_UNKNOWN`, and what Odoo says; nothing is written then.
 */
export async function writeUnlessChanged(
  odoo: OdooPort,
  actionId: number,
  { guards, steps }: { readonly guards: readonly Guard[]; readonly steps: readonly GuardedStep[] },
  call: Partial<CallScope> & { readonly context?: Readonly<Record<string, unknown>> },
): Promise<boolean> {
  const { context = {}, ...scope } = call;
  const send = async (): Promise<boolean> => {
    const answer = await runAction(
      odoo,
      guardedAction,
      actionId,
      {
        ...context,
        amazon_guards: guards.map(({ model, domain, ids }) => [model, domain, ids]),
        amazon_writes: steps.flatMap(stepForOdoo),
      },
      scope,
    );
    return answerSchema.parse(answer).done;
  };
  try {
    return await send();
  } catch (error) {
    if (!isConnectorError(error) || !['OUTCOME_UNKNOWN', 'ODOO_CONCURRENCY'].includes(error.code))
      throw error;
    return send();
  }
}

function stepForOdoo(step: GuardedStep): readonly Readonly<Record<string, unknown>>[] {
  if (step.do === 'load')
    return loadTable(step.records).map((table) => ({ do: 'load', model: step.model, ...table }));
  return [step.do === 'write' ? { ...step, links: step.links ?? {} } : step];
}
