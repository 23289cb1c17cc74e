import type { Environment } from '../environment.ts';
import { notEmbedded } from '../errors.ts';
import type { Field } from '../store/field.ts';
import type { Model } from '../store/model.ts';
import { brokenLink } from './check-row.ts';
import { createRecords } from './create.ts';
import { python } from './domain.ts';
import { unlinkRecords } from './unlink.ts';
import { writeRecords } from './write.ts';

/** One of Odoo's commands on a list field, such as `[0, 0, values]`. */
type Command = readonly [code: number, id: number, payload: unknown];

/** Reads commands; a plain list of ids replaces the list, `false` empties it. */
function readCommands(value: unknown): readonly Command[] {
  if (value === false || value === null) return [[5, 0, 0]];
  if (!Array.isArray(value)) throw notEmbedded(`the value ${python(value)} for a list of records`);
  const items: readonly unknown[] = value;
  if (items.length > 0 && items.every((item) => typeof item === 'number')) return [[6, 0, items]];
  return items.map((item): Command => {
    if (!Array.isArray(item)) throw notEmbedded(`the command ${python(item)} on a list of records`);
    const parts: readonly unknown[] = item;
    const [code, id, payload] = parts;
    return [Number(code), Number(id ?? 0), payload];
  });
}

/** Does what the commands on a one2many say, for the record `parent`. New records are created together. */
export function applyToChildren(env: Environment, field: Field, parent: number, value: unknown): void {
  const { relation = '', inverse = '' } = field;
  const link = { [inverse]: parent };
  const table = env.database.table(relation);
  const children = (): readonly number[] => [...(table.find(inverse, parent) ?? [])];
  const created: unknown[] = [];
  for (const [code, id, payload] of readCommands(value)) {
    switch (code) {
      case 0:
        created.push({ ...asValues(payload), ...link });
        break;
      case 1:
        writeRecords(env, relation, [id], asValues(payload));
        break;
      case 2:
        unlinkRecords(env, relation, [id]);
        break;
      case 3:
        release(env, field, [id]);
        break;
      case 4:
        writeRecords(env, relation, [id], link);
        break;
      case 5:
        release(env, field, children());
        break;
      case 6: {
        const kept = idsOf(payload);
        release(
          env,
          field,
          children().filter((child) => !kept.includes(child)),
        );
        writeRecords(env, relation, kept, link);
        break;
      }
      default:
        throw notEmbedded(`the command [${code}, …] on a list of records`);
    }
  }
  if (created.length > 0) createRecords(env, relation, created);
}

/** What a many2many holds after the commands. */
export function linksAfter(
  env: Environment,
  model: Model,
  name: string,
  field: Field,
  before: readonly number[],
  value: unknown,
): readonly number[] {
  const { relation = '' } = field;
  let links = new Set(before);
  for (const [code, id, payload] of readCommands(value)) {
    if (code === 0) for (const created of createRecords(env, relation, [payload])) links.add(created);
    else if (code === 1) writeRecords(env, relation, [id], asValues(payload));
    else if (code === 3) links.delete(id);
    else if (code === 4) links.add(id);
    else if (code === 5) links = new Set();
    else if (code === 6) links = new Set(idsOf(payload));
    else throw notEmbedded(`the command [${code}, …] on ${model.name}.${name}`);
  }
  const table = env.database.table(relation);
  if ([...links].some((id) => !table.get(id))) throw brokenLink(model, `'${field.label}' (${name})`);
  return [...links];
}

/** A child that cannot be without its parent goes, as Odoo's `ondelete='cascade'` has it. */
function release(env: Environment, field: Field, ids: readonly number[]): void {
  const { relation = '', inverse = '' } = field;
  if (ids.length === 0) return;
  const link = env.database.model(relation).fields.get(inverse);
  if (link?.onDelete === 'cascade') unlinkRecords(env, relation, ids);
  else writeRecords(env, relation, ids, { [inverse]: false });
}

function asValues(payload: unknown): Readonly<Record<string, unknown>> {
  if (typeof payload === 'object' && payload !== null) return { ...payload };
  throw notEmbedded(`the values ${python(payload)}`);
}

const idsOf = (payload: unknown): readonly number[] => (Array.isArray(payload) ? payload.map(Number) : []);
