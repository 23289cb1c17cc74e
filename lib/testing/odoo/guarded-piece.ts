import { z } from 'zod';
import { loadStep, loadStepInto } from './load-piece.ts';
import type { PieceOdoo, ServerActionCall } from './python-pieces.ts';

const guard = z.tuple([z.string(), z.array(z.unknown()), z.array(z.number())]);
const onRecords = { model: z.string(), domain: z.array(z.unknown()) };
const write = z.discriminatedUnion('do', [
  loadStep.extend({ do: z.literal('load') }),
  z.object({
    do: z.literal('write'),
    ...onRecords,
    vals: z.record(z.string(), z.unknown()),
    links: z.record(z.string(), z.string()),
  }),
  z.object({ do: z.literal('unlink'), ...onRecords }),
  z.object({
    do: z.literal('create'),
    model: z.string(),
    vals: z.array(z.record(z.string(), z.unknown())),
    keys: z.array(z.string()),
  }),
]);
const ids = z.array(z.number());

const withoutAccounting =
  'The embedded Odoo has no accounting: invoices and payments are made on a real Odoo only.';

/** Stands in for the Python of `guardedAction`. */
export function writeGuarded(odoo: PieceOdoo, { context }: ServerActionCall): unknown {
  const search = (model: string, domain: readonly unknown[]): readonly number[] =>
    ids.parse(odoo.call(model, 'search', { args: { domain, order: 'id' } }));
  const done = z
    .array(guard)
    .parse(context['amazon_guards'])
    .every(([model, domain, expected]) => search(model, domain).join() === expected.join());
  if (done) for (const step of z.array(write).parse(context['amazon_writes'])) make(odoo, step, search);
  return { type: 'ir.actions.act_window_close', done, created: [] };
}

function make(
  odoo: PieceOdoo,
  step: z.infer<typeof write>,
  search: (model: string, domain: readonly unknown[]) => readonly number[],
): void {
  if (step.do === 'load') {
    loadStepInto(odoo, step);
    return;
  }
  if (step.do === 'create') odoo.refuse(withoutAccounting);
  const { model, domain } = step;
  const found = search(model, domain);
  if (step.do === 'unlink') {
    odoo.call(model, 'unlink', { ids: found });
    return;
  }
  const links = Object.entries(step.links).map(([field, externalId]) => [field, odoo.idOf(externalId)]);
  odoo.call(model, 'write', { ids: found, args: { vals: { ...step.vals, ...Object.fromEntries(links) } } });
}
