import type { Journal } from './journal.ts';
import type { Row, Value } from './row.ts';

/** The records of one model, by id. */
export interface Table {
  readonly size: number;
  get(id: number): Row | undefined;
  rows(): Iterable<Row>;
  /** Ids of the rows with this value, where the field has an index; undefined where it has none. */
  find(field: string, value: Value): ReadonlySet<number> | undefined;
  /** Stores a row, or replaces the one with its id. */
  put(row: Row): void;
  remove(id: number): void;
  /** Ids only ever grow, also after a rollback, as PostgreSQL's do. */
  nextId(): number;
  addIndex(field: string): void;
  /** Empties a field in all rows, and drops its index. */
  dropField(field: string): void;
}

type Index = Map<Value, Set<number>>;

const none: ReadonlySet<number> = new Set();

function enterInto(index: Index, field: string, row: Row): void {
  const value = row[field] ?? false;
  const ids = index.get(value);
  if (ids) ids.add(row.id);
  else index.set(value, new Set([row.id]));
}

function without(row: Row, field: string): Omit<Row, 'id'> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== field));
}

export function createTable(journal: Journal): Table {
  const rows = new Map<number, Row>();
  const indexes = new Map<string, Index>();
  let lastId = 0;

  const enter = (row: Row): void => {
    for (const [field, index] of indexes) enterInto(index, field, row);
  };
  const leave = (row: Row): void => {
    for (const [field, index] of indexes) {
      const value = row[field] ?? false;
      const ids = index.get(value);
      ids?.delete(row.id);
      if (ids?.size === 0) index.delete(value);
    }
  };
  const replace = (id: number, row: Row | undefined): void => {
    const before = rows.get(id);
    if (before) leave(before);
    if (row) {
      rows.set(id, row);
      enter(row);
    } else {
      rows.delete(id);
    }
    journal.record(() => {
      if (row) leave(row);
      if (before) {
        rows.set(id, before);
        enter(before);
      } else {
        rows.delete(id);
      }
    });
  };

  return {
    get size() {
      return rows.size;
    },
    get: (id) => rows.get(id),
    rows: () => rows.values(),
    find: (field, value) => (indexes.has(field) ? (indexes.get(field)?.get(value) ?? none) : undefined),
    put: (row) => {
      lastId = Math.max(lastId, row.id);
      replace(row.id, row);
    },
    remove: (id) => {
      replace(id, undefined);
    },
    nextId: () => lastId + 1,
    addIndex: (field) => {
      if (indexes.has(field)) return;
      const index: Index = new Map();
      indexes.set(field, index);
      for (const row of rows.values()) enterInto(index, field, row);
      journal.record(() => {
        indexes.delete(field);
      });
    },
    dropField: (field) => {
      const index = indexes.get(field);
      if (index) {
        indexes.delete(field);
        journal.record(() => {
          indexes.set(field, index);
        });
      }
      for (const row of [...rows.values()]) {
        if (!(field in row)) continue;
        replace(row.id, { ...without(row, field), id: row.id });
      }
    },
  };
}
