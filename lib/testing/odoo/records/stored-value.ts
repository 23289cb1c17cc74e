import { decimal, roundTo } from '../../../support/money.ts';
import { notANumber, valueError } from '../errors.ts';
import { isNumeric, type Field } from '../store/field.ts';
import type { Model } from '../store/model.ts';
import type { Value } from '../store/row.ts';
import { python } from './domain.ts';

/** A value as `create` and `write` take it, made ready to be stored. Links to many records go another way. */
export function storedValue(model: Model, name: string, field: Field, value: unknown): Value {
  if (value === null || value === undefined || value === false) return isNumeric(field) ? 0 : false;
  switch (field.type) {
    case 'boolean':
      return Boolean(value);
    case 'integer':
    case 'float':
    case 'monetary':
      return toNumber(field, value);
    case 'selection':
      return toChoice(model, name, field, value);
    case 'datetime':
      return toMoment(value, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, '%Y-%m-%d %H:%M:%S');
    case 'date':
      return toMoment(value, /^\d{4}-\d\d-\d\d$/, '%Y-%m-%d');
    case 'many2one':
      return toLink(value);
    case 'html':
      return toHtml(toText(value));
    case 'json':
      return { json: value };
    default:
      return toText(value);
  }
}

const toText = (value: unknown): string => (typeof value === 'string' ? value : python(value));

// Odoo's sanitizer puts plain text into a paragraph.
const toHtml = (text: string): string => (text.trimStart().startsWith('<') ? text : `<p>${text}</p>`);

function toNumber(field: Field, value: unknown): number {
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isNaN(number)) return field.type === 'integer' ? Math.trunc(number) : rounded(field, number);
  if (field.type === 'integer') throw valueError(`invalid literal for int() with base 10: ${python(value)}`);
  throw valueError(`could not convert string to float: ${python(value)}`);
}

const rounded = ({ digits }: Field, number: number): number =>
  digits === undefined ? number : Number(roundTo(decimal(number), digits[1]));

function toChoice(model: Model, name: string, field: Field, value: unknown): Value {
  if (field.choices?.some(([choice]) => choice === value)) return String(value);
  throw valueError(`Wrong value for ${model.name}.${name}: ${python(value)}`);
}

function toMoment(value: unknown, pattern: RegExp, format: string): string {
  const text = String(value);
  if (pattern.test(text)) return text;
  throw valueError(`time data ${python(text)} does not match format '${format}'`);
}

function toLink(value: unknown): Value {
  if (typeof value === 'number') return value;
  throw notANumber(toText(value));
}
