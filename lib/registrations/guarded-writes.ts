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
  | { readonly do: 'unlink'; readonly model: string; readonly domain: Domain }
  | {
      readonly do: 'create';
      readonly model: string;
      /** As Odoo's `create` takes them. */
      readonly vals: readonly Readonly<Record<string, unknown>>[];
      /** External ids of the new records, in order. Where one is taken, nothing of all is written. */
      readonly keys?: readonly string[];
    };

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
for step in env.context['amazon_writes']:
    if step['do'] == 'create':
        for key in step['keys']:
            if env.ref(key, raise_if_not_found=False):
                holds = False
created = []
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
        elif step['do'] == 'create':
            made = records.create(step['vals'])
            named = [{'xml_id': key, 'record': record} for key, record in zip(step['keys'], made)]
            env['ir.model.data']._update_xmlids(named)
            created.extend(made.ids)
        else:
            records.search(step['domain']).unlink()
action = {'type': 'ir.actions.act_window_close', 'done': holds, 'created': created}`,
});

/** What a read of the registration gives to find the action. */
export const guardedShape = { [guardedAction.field.name]: fields.integer } as const;

const answerSchema = z.object({ done: z.boolean(), created: z.array(z.number()) });

interface GuardedWrites {
  readonly guards: readonly Guard[];
  readonly steps: readonly GuardedStep[];
}

type GuardedCall = Partial<CallScope> & { readonly context?: Readonly<Record<string, unknown>> };

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
  writes: GuardedWrites,
  call: GuardedCall,
): Promise<boolean> {
  try {
    return (await send(odoo, actionId, writes, call)).done;
  } catch (error) {
    if (!isConnectorError(error) || !['OUTCOME_UNKNOWN', 'ODOO_CONCURRENCY'].includes(error.code))
      throw error;
    return (await send(odoo, actionId, writes, call)).done;
  }
}

/**
 * The same for writes that create: gives the ids of the new records, in the order of the steps, or undefined where a guard
 * does not hold or a key is taken. One call. After a lost reply it is not sent again: what it made has to be looked for.
 *
 * @throws as `writeUnlessChanged`.
 */
export async function createUnlessChanged(
  odoo: OdooPort,
  actionId: number,
  writes: GuardedWrites,
  call: GuardedCall,
): Promise<readonly number[] | undefined> {
  const { done, created } = await send(odoo, actionId, writes, call);
  return done ? created : undefined;
}

async function send(
  odoo: OdooPort,
  actionId: number,
  { guards, steps }: GuardedWrites,
  { context = {}, ...scope }: GuardedCall,
): Promise<z.infer<typeof answerSchema>> {
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
  return answerSchema.parse(answer);
}

function stepForOdoo(step: GuardedStep): readonly Readonly<Record<string, unknown>>[] {
  if (step.do === 'load')
    return loadTable(step.records).map((table) => ({ do: 'load', model: step.model, ...table }));
  if (step.do === 'write') return [{ ...step, links: step.links ?? {} }];
  return [step.do === 'create' ? { ...step, keys: step.keys ?? [] } : step];
}
