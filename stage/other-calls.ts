import { z } from 'zod';
import type { OdooCall, OdooPort } from '../lib/index.ts';
import { readMoves } from './values-of-moves.ts';

type OtherCall = (port: OdooPort, call: OdooCall) => Promise<unknown>;

/** What is asked otherwise before Odoo 19, by model and method; undefined where the call is the same. */
export function otherCall(model: string, method: string, major: number): OtherCall | undefined {
  const name = `${model}.${method}`;
  if (method === 'formatted_read_group') return (port, call) => readGroups(port, model, call);
  return otherCalls[name] ?? (major < 18 ? callsBefore18 : callsOf18)[name];
}

const otherCalls: Readonly<Record<string, OtherCall>> = {
  'stock.rule.run_scheduler': (port, call) => port.call('procurement.group', 'run_scheduler', call),
  'stock.lot.create': createLots,
  'stock.move.search_read': readMoves,
};

const callsBefore18: typeof otherCalls = {
  'stock.return.picking.action_create_returns': (port, call) =>
    port.call('stock.return.picking', 'create_returns', call),
  'stock.warehouse.create': createWarehouses,
};

const callsOf18: typeof otherCalls = { 'account.journal.create': createJournals };

const valuesSchema = z.array(z.record(z.string(), z.unknown()));
const fieldsSchema = z.record(z.string(), z.unknown());
const idsSchema = z.array(z.number());
const madeSchema = z.tuple([z.object({ id: z.number() })]);

/** One by one: `create` of lots in Odoo 18.0 cannot be called from outside where stock is valued. */
async function createLots(port: OdooPort, call: OdooCall): Promise<readonly number[]> {
  const made: number[] = [];
  for (const vals of valuesSchema.parse(call.args?.['vals_list'])) {
    const args = { vals, specification: {} };
    const [lot] = madeSchema.parse(await port.call('stock.lot', 'web_save', { ...call, ids: [], args }));
    made.push(lot.id);
  }
  return made;
}

/** With an account that is there: one that Odoo 18.0 makes for a journal of a branch has no code, which it refuses. */
async function createJournals(port: OdooPort, call: OdooCall): Promise<readonly number[]> {
  // The embedded Odoo keeps no accounts.
  const names = { allfields: ['default_account_id'], attributes: ['type'] };
  const hasAccounts =
    'default_account_id' in
    fieldsSchema.parse(await port.call('account.journal', 'fields_get', { args: names }));
  const made: number[] = [];
  for (const vals of valuesSchema.parse(call.args?.['vals_list'])) {
    const values = { name: vals['name'], code: `1099${String(vals['code'])}`, account_type: 'asset_cash' };
    const isOfBranch = vals['type'] === 'bank' && vals['company_id'] !== undefined;
    const [account] =
      hasAccounts && isOfBranch
        ? idsSchema.parse(await port.call('account.account', 'create', { args: { vals_list: [values] } }))
        : [];
    const args = { vals_list: [account === undefined ? vals : { default_account_id: account, ...vals }] };
    made.push(...idsSchema.parse(await port.call('account.journal', 'create', { ...call, args })));
  }
  return made;
}

/** Odoo 17 makes a warehouse with each company: the first that is made for one takes its place. */
async function createWarehouses(port: OdooPort, call: OdooCall): Promise<readonly number[]> {
  const made: number[] = [];
  for (const vals of valuesSchema.parse(call.args?.['vals_list'])) {
    const { company_id: company = 0, ...rest } = vals;
    const domain = [
      ['company_id', '=', company],
      ['company_id', '!=', 1],
    ];
    const [there] = idsSchema.parse(await port.call('stock.warehouse', 'search', { args: { domain } }));
    if (there === undefined) {
      const args = { vals_list: [vals] };
      made.push(...idsSchema.parse(await port.call('stock.warehouse', 'create', { ...call, args })));
      continue;
    }
    await port.call('stock.warehouse', 'write', { ...call, ids: [there], args: { vals: rest } });
    made.push(there);
  }
  return made;
}

const groupSchema = z.looseObject({
  __range: z.record(z.string(), z.union([z.object({ from: z.string() }), z.literal(false)])).optional(),
});

/** `read_group`, with sums and beginnings of months where `formatted_read_group` has them. */
async function readGroups(port: OdooPort, model: string, { args, ...call }: OdooCall): Promise<unknown> {
  const { aggregates, ...rest } = z
    .looseObject({ aggregates: z.array(z.string()) })
    .parse({ aggregates: [], ...args });
  const answer = await port.call(model, 'read_group', {
    ...call,
    args: { ...rest, fields: aggregates, lazy: false },
  });
  return z
    .array(groupSchema)
    .parse(answer)
    .map(({ __range: ranges = {}, ...group }) => ({
      ...group,
      ...Object.fromEntries(aggregates.map((name) => [name, group[name.replace(/:.*$/, '')]])),
      ...Object.fromEntries(
        Object.entries(ranges).map(([name, range]) => [name, range && [range.from, group[name]]]),
      ),
    }));
}
