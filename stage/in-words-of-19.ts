import type { OdooCall, OdooPort } from '../lib/index.ts';
import { mappedTaxes } from './mapped-taxes.ts';
import { omit } from './omit.ts';
import { otherCall } from './other-calls.ts';

type Values = Readonly<Record<string, unknown>>;

/** Another name of a field before Odoo 19, by model. */
const renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'sale.order.line': { tax_ids: 'tax_id', product_uom_id: 'product_uom' },
  'res.users': { group_ids: 'groups_id' },
  'ir.actions.server': { group_ids: 'groups_id' },
  // The other of that name leaves out goods outside of warehouses.
  'product.product': { total_value: 'value_svl' },
};

/** Another name of a model before Odoo 19. */
const renamedModels: Readonly<Record<string, string>> = { 'stock.package': 'stock.quant.package' };

/** Relations under which values, specifications and domains name such fields. */
const nested: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'sale.order': { order_line: 'sale.order.line' },
  'stock.picking': { move_ids: 'stock.move' },
};

/**
 * An Odoo 17 or 18 for tests that are written in the words of Odoo 19: what they arrange and look at, not what the library
 * does, which goes by a port of its own. From 19 on the port itself.
 */
export function inWordsOf19(port: OdooPort, major: number | undefined): OdooPort {
  if (major === undefined || major >= 19) return port;
  const taxes = mappedTaxes(port);
  return {
    version: (options) => port.version(options),
    call: async (model, method, call = {}) => {
      // Which names there are is what the library asks.
      if (method === 'fields_get') return port.call(model, method, call);
      const older = olderCall(model, method, call, major);
      const other = otherCall(model, method, major);
      if (other) return other(port, older);
      if (model === 'account.tax' && method === 'create') return taxes.createTaxes(older);
      if (model === 'account.fiscal.position' && method === 'create') return taxes.createPositions(older);
      const answer = await port.call(renamedModels[model] ?? model, method, older);
      // Whoever asks in the older words gets them back.
      return JSON.stringify(older.args) === JSON.stringify(call.args) ? answer : newerAnswer(model, answer);
    },
  };
}

function olderCall(model: string, method: string, call: OdooCall, major: number): OdooCall {
  const args = call.args === undefined ? undefined : olderArguments(model, call.args, major);
  const changed = args === undefined ? call : { ...call, args };
  // Without it, the method opens a window and cancels nothing.
  return model === 'sale.order' && method === 'action_cancel'
    ? { ...changed, context: { disable_cancel_warning: true, ...call.context } }
    : changed;
}

const olderArguments = (model: string, args: Values, major: number): Values =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      switch (name) {
        case 'vals':
          return [name, olderValues(model, value, major)];
        case 'vals_list':
          return [name, [value].flat().map((values) => created(model, olderValues(model, values, major)))];
        case 'specification':
          return [name, renameKeys(model, value, older)];
        case 'fields':
          return [name, Array.isArray(value) ? value.map((field) => olderPath(model, String(field))) : value];
        case 'domain':
          return [name, Array.isArray(value) ? value.map((part) => olderCondition(model, part)) : value];
        default:
          return [name, value];
      }
    }),
  );

const older = (model: string, field: string): string => renamed[model]?.[field] ?? field;

const newer = (model: string, field: string): string =>
  Object.entries(renamed[model] ?? {}).find(([, name]) => name === field)?.[0] ?? field;

function olderPath(model: string, path: string): string {
  const [first = '', ...rest] = path.split('.');
  const child = nested[model]?.[first];
  const tail = child === undefined ? rest.join('.') : olderPath(child, rest.join('.'));
  return rest.length === 0 ? older(model, first) : `${older(model, first)}.${tail}`;
}

const olderCondition = (model: string, part: unknown): unknown =>
  isList(part) ? [olderPath(model, String(part[0])), ...part.slice(1)] : part;

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Objects anywhere in lists, with their keys in other words; values of relations likewise. */
function renameKeys(model: string, value: unknown, nameOf: typeof older): unknown {
  if (Array.isArray(value)) return value.map((each) => renameKeys(model, each, nameOf));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => {
      const child = nested[model]?.[field] ?? (field === 'fields' ? model : undefined);
      return [nameOf(model, field), child === undefined ? inner : renameKeys(child, inner, nameOf)];
    }),
  );
}

const newerAnswer = (model: string, answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && 'records' in answer
    ? { ...answer, records: renameKeys(model, answer.records, newer) }
    : renameKeys(model, answer, newer);

function olderValues(model: string, value: unknown, major: number): Values {
  const values = withValuationOf18(model, { ...(renameKeys(model, value, older) as Values) });
  if (major >= 18) return values;
  if (model === 'product.product' || model === 'product.template') return goodsOf17(values);
  // Lots have no cost of their own.
  if (model === 'stock.lot') return omit(values, ['standard_price']);
  if (model !== 'account.tax' || !('price_include_override' in values)) return values;
  const { price_include_override: kind, ...rest } = values;
  return { ...rest, price_include: kind === 'tax_included' };
}

function withValuationOf18(model: string, values: Values): Values {
  const isByHand = model === 'product.category' && values['property_valuation'] === 'periodic';
  return isByHand ? { ...values, property_valuation: 'manual_periodic' } : values;
}

/** Odoo 17 values no lots, and has one field for what goods are. */
function goodsOf17(values: Values): Values {
  const kind = values['is_storable'] === true ? 'product' : values['type'];
  const rest = omit(values, ['is_storable', 'lot_valuated', 'type']);
  return kind === undefined ? rest : { ...rest, detailed_type: kind };
}

/** Stock moves need names. */
function created(model: string, values: Values): Values {
  if (model === 'stock.move') return { name: 'Move', ...values };
  const { move_ids: moves } = values;
  if (model !== 'stock.picking' || !Array.isArray(moves)) return values;
  const named = moves.map((command: unknown) =>
    isList(command) && command[0] === 0
      ? [...command.slice(0, 2), created('stock.move', command[2] as Values)]
      : command,
  );
  return { ...values, move_ids: named };
}
