import { describe, expect, it } from '@jest/globals';
import { memoryValues, readMemory, type SyncMemory } from '../../lib/deliveries/memory/memory.ts';

const listed: SyncMemory = {
  state: 'done',
  error: undefined,
  told: { step: 'listed', fingerprint: 'aa11', owner: undefined },
  toldAt: '2026-11-26T05:00:00.000Z',
  lookedAt: undefined,
};
const refused: SyncMemory = {
  state: 'error',
  error: 'Amazon refuses it.',
  told: { step: 'refused', fingerprint: 'bb22', owner: undefined },
  toldAt: '2026-11-26T06:00:00.000Z',
  lookedAt: '2026-11-26T06:00:01.000Z',
};

/** What Odoo gives back of values that were loaded into it. */
function loaded(values: ReturnType<typeof memoryValues>): Parameters<typeof readMemory>[0] {
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    id: 7,
    x_amazon_sync_state: text('x_amazon_sync_state'),
    x_amazon_sync_error: text('x_amazon_sync_error'),
    x_amazon_told: text('x_amazon_told'),
    x_amazon_told_at: text('x_amazon_told_at'),
    x_amazon_looked_at: text('x_amazon_looked_at'),
  };
}

describe('what a picking remembers', () => {
  it('stands in columns that people can read where it has one order', () => {
    const orders = new Map([['902-1', refused]]);
    expect(memoryValues(orders)).toEqual({
      x_amazon_sync_state: 'error',
      x_amazon_sync_error: 'Amazon refuses it.',
      x_amazon_told: 'refused bb22',
      x_amazon_told_at: '2026-11-26 06:00:00',
      x_amazon_looked_at: '2026-11-26 06:00:01',
    });
    expect(readMemory(loaded(memoryValues(orders)), ['902-1'])).toEqual({ told: 'refused bb22', orders });
  });

  it('is kept apart for each of several orders; people see the one that needs them', () => {
    const orders = new Map([
      ['902-1', listed],
      ['902-2', refused],
    ]);
    expect(memoryValues(orders)).toMatchObject({
      x_amazon_sync_state: 'error',
      x_amazon_sync_error: '902-2: Amazon refuses it.',
      x_amazon_told_at: '2026-11-26 06:00:00',
    });
    expect(readMemory(loaded(memoryValues(orders)), ['902-1', '902-2']).orders).toEqual(orders);
  });

  it.each([
    [['done', 'none'], 'done'],
    [['none', 'none'], 'none'],
    [['done', undefined], 'pending'],
    [['done', 'pending'], 'pending'],
  ])('of orders that are %j is %s', (states, state) => {
    const orders = new Map(
      states.map((own, index): [string, SyncMemory] => [String(index), { ...listed, state: own }]),
    );
    expect(memoryValues(orders)).toMatchObject({ x_amazon_sync_state: state });
  });

  it('waits for all its orders when Odoo lets the picking wait again', () => {
    const orders = new Map([
      ['902-1', listed],
      ['902-2', listed],
    ]);
    const values = { ...memoryValues(orders), x_amazon_sync_state: 'pending' };
    const again = readMemory(loaded(values), ['902-1', '902-2']);
    expect([...again.orders.values()]).toMatchObject([
      { state: 'pending', told: listed.told },
      { state: 'pending', told: listed.told },
    ]);
  });

  it.each(['{"902-1": 5}', '[1]', '{', 'nonsense', '{"902-1": {"told": "odd x"}}'])(
    'is nothing where somebody has made it %s, and the next write knows what stood there',
    (told) => {
      const memory = readMemory(loaded({ x_amazon_told: told }), ['902-1']);
      expect(memory.told).toBe(told);
      expect(memory.orders.get('902-1')).toMatchObject({ told: undefined });
    },
  );
});
