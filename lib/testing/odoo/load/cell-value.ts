import { OdooError } from '../errors.ts';
import type { Field } from '../store/field.ts';
import { CellError } from './cell-error.ts';
import { isEmpty } from './rows.ts';

/** What a cell says, as `create` takes it. Words of the messages: measured on Odoo 19. */
export function cellValue(field: Field, cell: unknown, label: string): unknown {
  if (isEmpty(cell)) return false;
  switch (field.type) {
    case 'boolean':
      return toBoolean(cell, label);
    case 'integer':
      return toNumber(cell, /^[+-]?\d+$/, 'an integer', label);
    case 'float':
    case 'monetary':
      return toNumber(cell, /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, 'a number', label);
    case 'selection':
      return toChoice(field, cell, label);
    case 'datetime':
      return toMoment(cell, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, 'datetime', '2012-12-31 23:59:59', label);
    case 'date':
      return toMoment(cell, /^\d{4}-\d\d-\d\d$/, 'date', '2012-12-31', label);
    case 'json':
      return toJson(cell, label);
    default:
      return String(cell);
  }
}

function toBoolean(cell: unknown, label: string): boolean {
  // Odoo takes text alone here; a JSON true makes its reader fail.
  if (typeof cell === 'boolean') {
    throw new OdooError('builtins.AttributeError', "'bool' object has no attribute 'lower'");
  }
  const word = String(cell).toLowerCase();
  if (['1', 'true', 'yes'].includes(word)) return true;
  if (['0', 'false', 'no'].includes(word)) return false;
  throw new CellError(`Unknown value '${String(cell)}' for boolean field '${label}'`, {
    moreinfo: "Use '1' for yes and '0' for no",
  });
}

function toNumber(cell: unknown, pattern: RegExp, kind: string, label: string): number {
  const text = String(cell).trim();
  if (pattern.test(text)) return Number(text);
  throw new CellError(`'${String(cell)}' does not seem to be ${kind} for field '${label}'`);
}

function toChoice(field: Field, cell: unknown, label: string): string {
  const choices = field.choices ?? [];
  const choice = choices.find(([value, name]) => value === cell || name === cell);
  if (choice) return choice[0];
  throw new CellError(`Value '${String(cell)}' not found in selection field '${label}'`, {
    moreinfo: choices.map(([, name]) => name),
  });
}

function toMoment(cell: unknown, pattern: RegExp, kind: string, example: string, label: string): string {
  const text = String(cell);
  if (pattern.test(text)) return text;
  throw new CellError(`'${text}' does not seem to be a valid ${kind} for field '${label}'`, {
    moreinfo: `Use the format '${example}'`,
  });
}

function toJson(cell: unknown, label: string): unknown {
  try {
    return JSON.parse(String(cell));
  } catch {
    throw new CellError(`'${String(cell)}' does not seem to be a valid JSON for field '${label}'`);
  }
}
