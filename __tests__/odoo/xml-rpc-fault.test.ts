import { describe, expect, it } from '@jest/globals';
import { readXmlRpcFault } from '../../lib/odoo/transports/xml-rpc-fault.ts';

const nameOf = (faultString: string) => readXmlRpcFault({ faultCode: 2, faultString })?.name;

describe('a fault over XML-RPC', () => {
  it.each([
    'Record deleted.\n(Record: res.partner(7,), User: 5)',
    'Record deleted.\n(Record: res.partner(7, 8), User: 5)',
  ])('names missing records: %j', (message) => {
    expect(nameOf(message)).toBe('odoo.exceptions.MissingError');
  });

  // The bound only guards against hanging: the first took longer than anybody waits at forty digits.
  it.each([
    ['digits', '\n(a(' + '1'.repeat(100_000)],
    ['letters', '\n(' + 'a'.repeat(100_000)],
    ['brackets', '\n(a('.repeat(20_000)],
  ])('of many %s is read in time', (_name, message) => {
    const startedAt = performance.now();
    expect(nameOf(message)).toBe('odoo.exceptions.UserError');
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
