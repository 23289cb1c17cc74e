import { describe, expect, it, jest } from '@jest/globals';
import { createConnector } from '../../lib/index.ts';
import { ConnectorError } from '../../lib/support/errors.ts';
import { namingVerbs } from '../../lib/sync/index.ts';

const odoo = { call: () => Promise.resolve([]), version: () => Promise.reject(new Error('not asked')) };
const connector = createConnector({ odoo, amazon: {} });

describe.each(['registrations', 'problems', 'reports'] as const)('the room %s of a connector', (room) => {
  it('is a plain object with the same functions each time', async () => {
    const verbs: object = connector[room];
    expect({ ...verbs }).toEqual(verbs);
    expect(Object.entries(verbs)).toEqual(Object.entries({ ...verbs }));
    expect(Object.hasOwn(verbs, 'then')).toBe(false);
    expect(await Promise.resolve(verbs)).toBe(verbs);
  });
});

describe('a verb of a room', () => {
  it('can be spied on and replaced in tests of its callers', async () => {
    const { problems } = createConnector({ odoo, amazon: {} });
    const list = jest.spyOn(problems, 'list').mockResolvedValue([]);
    expect(await problems.list()).toEqual([]);
    expect(list).toHaveBeenCalledTimes(1);
    expect(problems).toMatchObject({ list });
    list.mockRestore();
  });

  it('rejects with what it threw, and names itself where Odoo denies access', async () => {
    const denied = new ConnectorError('ODOO_ACCESS_DENIED', 'No.');
    const { read, fail } = namingVerbs('room', {
      read: (): Promise<void> => {
        throw denied;
      },
      fail: () => Promise.reject(new Error('broken')),
    });
    await expect(read()).rejects.toMatchObject({
      code: 'RIGHTS_MISSING',
      message: expect.stringContaining('room.read'),
      cause: denied,
    });
    await expect(fail()).rejects.toThrow('broken');
  });
});
