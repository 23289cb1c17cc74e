import { describe, expect, it } from '@jest/globals';
import { parseCustomerReturns } from '../../lib/index.ts';
import { isConnectorError } from '../../lib/support/errors.ts';

const columns =
  'return-date order-id sku asin fnsku product-name quantity fulfillment-center-id detailed-disposition reason status license-plate-number customer-comments';
const header = columns.split(' ').join('\t');
const row = (changes: Record<string, string> = {}): string => {
  const cells: Record<string, string> = {
    'return-date': '2026-09-14T07:03:57+00:00',
    'order-id': '902-0000001-0000001',
    sku: 'MUG-1',
    asin: 'B000000001',
    fnsku: 'X001',
    'product-name': 'Mug of Ana',
    quantity: '1',
    'fulfillment-center-id': 'BCN1',
    'detailed-disposition': 'SELLABLE',
    reason: 'UNWANTED_ITEM',
    status: 'Unit returned to inventory',
    'license-plate-number': 'LPN1',
    'customer-comments': '',
    ...changes,
  };
  return columns
    .split(' ')
    .map((name) => cells[name] ?? '')
    .join('\t');
};

/** The error that a report fails with. */
function failureOf(text: string) {
  try {
    parseCustomerReturns(text);
  } catch (error) {
    if (isConnectorError(error)) return error;
    throw error;
  }
  throw new Error('Expected a failure.');
}

describe('parseCustomerReturns', () => {
  it('reads a return, and keeps neither the name of the product nor what the customer wrote', () => {
    const text = `${header}\n${row({ 'customer-comments': 'My name is Ana', quantity: '2' })}\n`;
    expect(parseCustomerReturns(text)).toEqual([
      {
        orderId: '902-0000001-0000001',
        sku: 'MUG-1',
        quantity: 2,
        returnedAt: '2026-09-14T07:03:57.000Z',
        disposition: 'SELLABLE',
        reason: 'UNWANTED_ITEM',
        status: 'Unit returned to inventory',
        fnSku: 'X001',
        licensePlate: 'LPN1',
      },
    ]);
  });

  it('finds columns by name, in any order, and ignores others', () => {
    const text = 'extra\tquantity\tsku\torder-id\treturn-date\nx\t1\tA\t902-1\t2026-09-14T09:00:00+02:00';
    expect(parseCustomerReturns(text)).toEqual([
      {
        ...{ orderId: '902-1', sku: 'A', quantity: 1, returnedAt: '2026-09-14T07:00:00.000Z' },
        ...{ disposition: undefined, reason: undefined, status: undefined },
        ...{ fnSku: undefined, licensePlate: undefined },
      },
    ]);
  });

  it('takes a byte order mark, lines of Windows, blank lines and tabs in what customers wrote', () => {
    const text = `\uFEFF${header}\r\n${row()}\r\n${row({ 'customer-comments': 'a\tb "c' })}\r\n\r\n`;
    expect(parseCustomerReturns(text).map(({ licensePlate }) => licensePlate)).toEqual(['LPN1', 'LPN1']);
  });

  it('takes a quotation mark in a SKU for a part of it', () => {
    expect(parseCustomerReturns(`${header}\n${row({ sku: '"MUG' })}`)[0]?.sku).toBe('"MUG');
  });

  it('finds no return in a report that has a header only', () => {
    expect(parseCustomerReturns(header)).toEqual([]);
  });

  it.each(['return-date', 'order-id', 'sku', 'quantity'])('names column %s when it is missing', (column) => {
    const names = columns.split(' ').map((name) => (name === column ? 'other' : name));
    const error = failureOf(`${names.join('\t')}\n${row()}`);
    expect(error).toMatchObject({ code: 'REPORT_UNREADABLE', retryable: false, context: { column } });
    expect(error.message).toContain(`no column ${column}`);
  });

  it('says what is wrong with a table that has commas for tabs', () => {
    expect(failureOf(`${header}\n${row()}`.replaceAll('\t', ',')).message).toContain('separated by tabs');
  });

  it.each(['', '\n', '{"errors":[]}', '<html></html>'])('refuses %j, which is no such report', (text) => {
    expect(failureOf(text).code).toBe('REPORT_UNREADABLE');
  });

  it.each([
    ['is cut short', row().slice(0, -'\t'.length)],
    ['has a quantity that is no number', row({ quantity: 'one' })],
    ['has a quantity of 0', row({ quantity: '0' })],
    ['has a negative quantity', row({ quantity: '-1' })],
    ['has a quantity in parts', row({ quantity: '1.5' })],
    ['has no quantity', row({ quantity: '' })],
    ['has a quantity beyond all numbers', row({ quantity: '9'.repeat(30) })],
    ['has no SKU', row({ sku: ' ' })],
    ['has no order', row({ 'order-id': '' })],
    ['has a date without a zone', row({ 'return-date': '2026-09-14T07:03:57' })],
    ['has a date that is none', row({ 'return-date': '2026-02-30T07:03:57Z' })],
  ])('names the line that %s', (_case, line) => {
    const error = failureOf(`${header}\r\n${row()}\r\n${line}`);
    expect(error).toMatchObject({ code: 'REPORT_UNREADABLE', context: { line: 3 } });
    expect(error.message).toContain('line 3');
  });

  it('says nothing of what stands in a report that it refuses', () => {
    const secret = { 'product-name': 'Mug of Ana', 'customer-comments': 'My name is Ana', quantity: 'Ana' };
    const { message, context, cause } = failureOf(`${header}\n${row(secret)}`);
    expect(JSON.stringify([message, context, String(cause)])).not.toContain('Ana');
  });
});
