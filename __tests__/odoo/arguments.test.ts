import { describe, expect, it } from '@jest/globals';
import { executeKwArguments } from '../../lib/odoo/transports/arguments.ts';

describe('the arguments of execute_kw', () => {
  it('has the values of write by position, since versions and models name them differently', () => {
    expect(
      executeKwArguments('write', { ids: [7], args: { vals: { name: 'A' } } }, { lang: 'es_ES' }),
    ).toEqual([[[7], { name: 'A' }], { context: { lang: 'es_ES' } }]);
  });

  it('has those of other methods by name', () => {
    expect(executeKwArguments('read', { ids: [7], args: { fields: ['name'] } }, {})).toEqual([
      [[7]],
      { fields: ['name'], context: {} },
    ]);
  });
});
