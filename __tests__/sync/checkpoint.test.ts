import { describe, expect, it } from '@jest/globals';
import { isCheckpointDue, usableCheckpoint, type Checkpoint } from '../../lib/sync/index.ts';

const search = { marketplaceIds: ['A1RKKUPIHCS9HS'], changedAfter: '2026-03-01T00:00:00.000Z' };
const checkpoint: Checkpoint = {
  ...search,
  askedAfter: '2026-02-28T23:00:00.000Z',
  answeredFor: '2026-03-02T11:58:00Z',
  nextToken: 'next',
  givenAt: '2026-03-02T12:00:00.000Z',
  unidentified: true,
};
const text = JSON.stringify(checkpoint);
const now = Date.parse('2026-03-02T13:00:00Z');

describe('the checkpoint of a run', () => {
  it('is used by a run that asks for the same', () => {
    expect(usableCheckpoint(text, search, now)).toEqual(checkpoint);
  });

  it.each([
    ['other marketplaces', { ...search, marketplaceIds: ['A1RKKUPIHCS9HS', 'A1PA6795UKMFR9'] }],
    ['another time', { ...search, changedAfter: '2026-02-01T00:00:00.000Z' }],
  ])('is none for a run that asks for %s', (_, other) => {
    expect(usableCheckpoint(text, other, now)).toBeUndefined();
  });

  it('is none after 23 hours', () => {
    const givenAt = Date.parse(checkpoint.givenAt);
    expect(usableCheckpoint(text, search, givenAt + 23 * 3_600_000 - 1)).toEqual(checkpoint);
    expect(usableCheckpoint(text, search, givenAt + 23 * 3_600_000)).toBeUndefined();
  });

  it.each([[undefined], [''], ['edited by a person'], ['{}'], ['null']])(
    'is none when Odoo holds %j',
    (held) => {
      expect(usableCheckpoint(held, search, now)).toBeUndefined();
    },
  );

  it('is due after every tenth page', () => {
    expect([1, 9, 10, 11, 20].filter(isCheckpointDue)).toEqual([10, 20]);
  });
});
