import type { Environment } from '../environment.ts';
import type { Field } from '../store/field.ts';
import { CellError, labelled } from './cell-error.ts';
import { cellLink } from './cell-link.ts';
import { cellValue } from './cell-value.ts';
import type { Columns, LinkColumn } from './columns.ts';
import { at, type LoadMessage, type Place } from './message.ts';
import { cutIntoRecords, hasCells, isEmpty, type Cells } from './rows.ts';

/** A record as `load` read it. */
export interface LoadedRecord {
  readonly model: string;
  readonly externalId: string | undefined;
  readonly databaseId: number | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  readonly children: readonly LoadedChildren[];
}

export interface LoadedChildren {
  readonly field: Field;
  readonly records: readonly LoadedRecord[];
}

/** Reads the rows of a record. Cells that cannot be read are told to `complain` and left out, as Odoo does. */
export function readRecord(
  env: Environment,
  columns: Columns,
  place: Place,
  complain: (message: LoadMessage) => void,
): LoadedRecord {
  const read = (part: Columns, rows: readonly Cells[], parents: readonly Parent[]): LoadedRecord => {
    const [first = []] = rows;
    const values: Record<string, unknown> = {};
    const attempt = (name: string, label: string, work: () => unknown): void => {
      try {
        values[name] = work();
      } catch (error) {
        if (!(error instanceof CellError)) throw error;
        complain(cellMessage(place, error, [...parents, { name, label }]));
      }
    };
    const labels = parents.map(({ label }) => label);
    for (const { name, field, column } of part.values) {
      attempt(name, field.label, () => cellValue(field, first[column], labelled(field, labels)));
    }
    for (const link of oncePerField(part.links)) {
      const { name, field, column } = link;
      attempt(name, field.label, () => {
        if (part.links.some((other) => other.name === name && other !== link)) throw ambiguous(field);
        return cellLink(env, link, first[column], labelled(field, labels));
      });
    }
    const children = part.children.map(({ name, field, columns: below }) => ({
      field,
      records: cutIntoRecords(
        below,
        rows.filter((row) => hasCells(below, row)),
      ).map((child) => read(below, child.rows, [...parents, { name, label: field.label }])),
    }));
    return {
      model: part.model.name,
      externalId: cellText(first, part.externalId),
      databaseId: readDatabaseId(env, part, first, (error) => {
        complain({ ...at(place), type: 'error', field: '.id', message: error });
      }),
      values,
      children,
    };
  };
  return read(columns, place.rows.rows, []);
}

const oncePerField = (links: readonly LinkColumn[]): readonly LinkColumn[] =>
  links.filter(({ name }, index) => links.findIndex((other) => other.name === name) === index);

const ambiguous = ({ label }: Field): CellError =>
  new CellError(
    `Ambiguous specification for field '${label}', only provide one of name, external id or database id`,
  );

interface Parent {
  readonly name: string;
  readonly label: string;
}

// Odoo blames the field of the root record, also for a cell further down.
function cellMessage(place: Place, error: CellError, path: readonly Parent[]): LoadMessage {
  const [root] = path;
  const named = /^(Invalid external ID|Ambiguous)/.test(error.message)
    ? {}
    : { field_name: root?.label ?? '' };
  return {
    ...at(place),
    type: 'error',
    field: root?.name ?? '',
    message: error.message,
    ...error.extra,
    ...named,
  };
}

function readDatabaseId(
  env: Environment,
  { model, databaseId }: Columns,
  row: Cells,
  complain: (message: string) => void,
): number | undefined {
  const cell = cellText(row, databaseId);
  if (cell === undefined) return undefined;
  if (env.database.table(model.name).get(Number(cell))) return Number(cell);
  complain(`Unknown database identifier '${cell}'`);
  return undefined;
}

function cellText(row: Cells, column: number | undefined): string | undefined {
  const cell = column === undefined ? undefined : row[column];
  return isEmpty(cell) ? undefined : String(cell);
}
