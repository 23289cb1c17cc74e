import { notANumber, notEmbedded, valueError } from '../errors.ts';
import { isNumeric, type Field } from '../store/field.ts';
import { isIds, type Value } from '../store/row.ts';
import { python } from './domain.ts';

/** Whether a stored value meets a condition. */
export type Test = (value: Value) => boolean;

const comparisons: ReadonlyMap<string, (order: number) => boolean> = new Map([
  ['<', (order) => order < 0],
  ['<=', (order) => order <= 0],
  ['>', (order) => order > 0],
  ['>=', (order) => order >= 0],
]);

// Real operators of Odoo that nothing here needs.
const unknownHere = new Set(['child_of', 'parent_of', 'not any', 'any!', 'not any!']);

/** The test of one condition on one field. */
export function testOf(field: Field, name: string, operator: string, operand: unknown): Test {
  switch (operator) {
    case '=':
    case '==':
      return isIn(field, Array.isArray(operand) ? operand : [operand]);
    case '!=':
    case '<>':
      return not(isIn(field, Array.isArray(operand) ? operand : [operand]));
    case 'in':
      return isIn(field, Array.isArray(operand) ? operand : [operand]);
    case 'not in':
      return not(isIn(field, Array.isArray(operand) ? operand : [operand]));
    case '=?':
      return operand === false || operand === null ? () => true : isIn(field, [operand]);
    case 'like':
    case 'ilike':
      return isLike(operator, `%${String(operand)}%`);
    case 'not like':
    case 'not ilike':
      return not(isLike(operator, `%${String(operand)}%`));
    case '=like':
    case '=ilike':
      return isLike(operator, String(operand));
  }
  const holds = comparisons.get(operator);
  if (holds) return compare(field, operand, holds);
  if (unknownHere.has(operator)) throw notEmbedded(`the domain operator '${operator}' (field ${name})`);
  throw valueError(`Invalid operator in condition ('${name}', '${operator}', ${python(operand)})`);
}

const not =
  (test: Test): Test =>
  (value) =>
    !test(value);

function isIn(field: Field, operands: readonly unknown[]): Test {
  const wanted = new Set(operands.map((operand) => comparable(field, operand)));
  return (value) => {
    // A list field matches when one of its records does; an empty one matches False.
    if (isIds(value)) return value.length === 0 ? wanted.has(false) : value.some((id) => wanted.has(id));
    return wanted.has(comparable(field, value));
  };
}

/** The one value under which equal things are found: an empty text and a zero count as False, as in Odoo 19. */
export function comparable(field: Field, operand: unknown): unknown {
  if (operand === null || operand === undefined || operand === '') return false;
  if (field.type === 'boolean') return operand === true || operand === 1;
  if (isNumeric(field) && operand === 0) return false;
  if ((isNumeric(field) || field.relation !== undefined) && typeof operand === 'string') {
    const number = Number(operand);
    if (!Number.isNaN(number)) return number;
    if (field.relation === undefined) throw notANumber(operand);
    throw notEmbedded(`the search for records of ${field.relation} by name`);
  }
  return field.type === 'datetime' ? momentOf(operand) : operand;
}

function compare(field: Field, operand: unknown, holds: (order: number) => boolean): Test {
  if (field.type === 'datetime' || field.type === 'date') {
    const moment = momentOf(operand);
    return (value) => typeof value === 'string' && holds(value < moment ? -1 : Number(value > moment));
  }
  if (typeof operand !== 'number' && typeof operand !== 'string') {
    throw notEmbedded(`the comparison of a ${field.type} field with ${python(operand)}`);
  }
  return (value) => {
    const own = value === false && isNumeric(field) ? 0 : value;
    return typeof own === typeof operand && holds(own < operand ? -1 : Number(own > operand));
  };
}

function momentOf(operand: unknown): string {
  const text = String(operand);
  if (/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    throw valueError(`expecting only datetimes with no timezone: '${text}'`);
  }
  if (operand !== false && !/^\d{4}-\d\d-\d\d([ T]\d\d:\d\d:\d\d(\.\d+)?)?$/.test(text)) {
    throw valueError(`Invalid term '${text}' in expression date: '${text}'`);
  }
  return text.replace('T', ' ');
}

function isLike(operator: string, pattern: string): Test {
  const source = pattern
    .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  const expression = new RegExp(`^${source}$`, operator.includes('ilike') ? 'isu' : 'su');
  return (value) => typeof value === 'string' && expression.test(value);
}
