import type { OdooCall, OdooPort } from '../lib/index.ts';
import { mappedTaxes } from './mapped-taxes.ts';

type Values = Readonly<Record<string, unknown>>;

/** Another name of a field before Odoo 19, by model. */
const renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'sale.order.line': { tax_ids: 'tax_id', product_uom_id: 'product_uom' },
  'res.users': { group_ids: 'groups_id' },
  'ir.actions.server': { group_ids: 'groups_id' },
};

/** Relations under which values, specifications and domains name such fields. */
const nested: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'sale.order': { order_line: 'sale.order.line' },
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
      if (model === 'account.tax' && method === 'create') return taxes.createTaxes(older);
      if (model === 'account.fiscal.position' && method === 'create') return taxes.createPositions(older);
      const answer = await port.call(model, method, older);
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
  const values = { ...(renameKeys(model, value, older) as Values) };
  if (major >= 18) return values;
  if (model === 'product.product' || model === 'product.template') return storable(values);
  if (model !== 'account.tax' || !('price_include_override' in values)) return values;
  const { price_include_override: kind, ...rest } = values;
  return { ...rest, price_include: kind === 'tax_included' };
}

function storable({ is_storable: isStorable, type, ...values }: Values): Values {
  const kind = isStorable === true ? 'product' : type;
  return kind === undefined ? values : { ...values, detailed_type: kind };
}

const created = (model: string, values: Values): Values =>
  model === 'stock.move' ? { name: 'Move', ...values } : values;
