import type { Clock } from '../../../support/clock.ts';
import { OdooError, userError } from '../errors.ts';
import type { Environment } from '../environment.ts';
import type { PythonPieces } from '../python-pieces.ts';
import { baseFields } from './base-fields.ts';
import { hasColumn, type Field } from './field.ts';
import { createJournal, type Journal } from './journal.ts';
import type { Version } from '../versions/version.ts';
import type { Model } from './model.ts';
import { createTable, type Table } from './table.ts';

/** Models, their records, and the transaction that is running. */
export interface Database {
  readonly journal: Journal;
  readonly pieces: PythonPieces;
  /** Which Odoo it is: names, refusals, ways of doing things. */
  readonly version: Version;
  models(): Iterable<Model>;
  hasModel(name: string): boolean;
  /** @throws OdooError when there is no such model. */
  model(name: string): Model;
  table(model: string): Table;
  /** Adds a model, or replaces the description of one. */
  defineModel(model: Model): void;
  dropModel(name: string): void;
  defineField(model: string, name: string, field: Field): void;
  dropField(model: string, name: string): void;
  /** The next number of a sequence, from 1. Like PostgreSQL's, it does not go back when a transaction does. */
  nextNumber(sequence: string): number;
  /** Runs a method as a call from outside would, inside the running transaction. */
  readonly call: CallMethod;
  /** The time as Odoo stores it: `YYYY-MM-DD HH:MM:SS`, UTC. */
  now(): string;
  /** The same with the microseconds that some versions keep in `write_date`: never none. */
  stamp(): string;
}

export type CallMethod = (env: Environment, model: string, method: string, call: MethodCall) => unknown;

export interface MethodCall {
  readonly ids?: readonly number[] | undefined;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface DatabaseOptions {
  readonly call: CallMethod;
  readonly clock: Pick<Clock, 'now'>;
  readonly pieces: PythonPieces;
  readonly version: Version;
}

export function createDatabase(options: DatabaseOptions): Database {
  const journal = createJournal();
  const models = new Map<string, Model>();
  const tables = new Map<string, Table>();
  const numbers = new Map<string, number>();

  const setModel = (name: string, model: Model | undefined): void => {
    const before = models.get(name);
    const put = (value: Model | undefined): void => {
      if (value) models.set(name, value);
      else models.delete(name);
    };
    put(model);
    journal.record(() => {
      put(before);
    });
  };
  const known = (name: string): Model => {
    const model = models.get(name);
    if (model) return model;
    throw unknownModel(name);
  };
  const tableOf = (name: string): Table => {
    const table = tables.get(name);
    if (table) return table;
    throw unknownModel(name);
  };

  const isoNow = (): string => new Date(options.clock.now()).toISOString().replace('T', ' ');

  const database: Database = {
    journal,
    pieces: options.pieces,
    version: options.version,
    call: options.call,
    models: () => models.values(),
    hasModel: (name) => models.has(name),
    model: known,
    table: tableOf,
    defineModel: (model) => {
      setModel(model.name, model);
      if (!tables.has(model.name)) {
        tables.set(model.name, createTable(journal));
        journal.record(() => {
          tables.delete(model.name);
        });
      }
      for (const [name, field] of model.fields) if (needsIndex(field)) tableOf(model.name).addIndex(name);
    },
    dropModel: (name) => {
      const table = tableOf(name);
      setModel(name, undefined);
      tables.delete(name);
      journal.record(() => {
        tables.set(name, table);
      });
    },
    defineField: (model, name, field) => {
      const before = known(model);
      setModel(model, { ...before, fields: new Map([...before.fields, [name, field]]) });
      if (needsIndex(field)) tableOf(model).addIndex(name);
    },
    dropField: (model, name) => {
      const before = known(model);
      setModel(model, { ...before, fields: new Map([...before.fields].filter(([other]) => other !== name)) });
      tableOf(model).dropField(name);
    },
    nextNumber: (sequence) => {
      const number = (numbers.get(sequence) ?? 0) + 1;
      numbers.set(sequence, number);
      return number;
    },
    now: () => isoNow().slice(0, 19),
    stamp: () => (options.version.traits.countsMicroseconds ? isoNow().replace('Z', '001') : database.now()),
  };
  for (const { name, label, order = 'id', fields, ...behaviour } of options.version.definitions) {
    const all = new Map([...Object.entries(baseFields), ...Object.entries(fields)]);
    database.defineModel({ name, label, order, fields: all, behaviour, custom: false });
  }
  journal.commit();
  return database;
}

const needsIndex = (field: Field): boolean => hasColumn(field) && (field.index ?? field.type === 'many2one');

/** In Odoo's words; a model that exists there and not here is named as such. */
function unknownModel(name: string): OdooError {
  const hint = name.startsWith('x_') ? '' : ' in the embedded Odoo';
  return userError(`Object ${name} doesn't exist${hint}`);
}
