import { expect } from '@jest/globals';
import type { Connector, Registration } from '../../lib/index.ts';
import { records, type Stage } from '../../stage/index.ts';

/** The id of a many2one as Odoo reads it. */
export const idOf = (link: unknown): number => Number(Array.isArray(link) ? link[0] : 0);

/** Live registrations of a seller as `name: codes`; and that every marketplace of theirs has one claim, which is theirs. */
export async function registeredOf(
  { admin }: Stage,
  { registrations }: Connector,
  sellerId: string,
): Promise<readonly string[]> {
  const live = (await registrations.list()).filter((entry) => entry.sellerId === sellerId);
  const held = live.flatMap(({ id, marketplaces }) =>
    marketplaces.map((marketplace) => `${sellerId}_${marketplace.id} ${id}`),
  );
  const claims = await records(
    admin,
    'x_amazon_claim',
    [['x_name', 'like', `${sellerId}_`]],
    ['x_name', 'x_registration_id'],
  );
  const claimed = claims.map((claim) => `${String(claim['x_name'])} ${idOf(claim['x_registration_id'])}`);
  expect(claimed.toSorted()).toEqual(held.toSorted());
  const ids = live.flatMap(({ marketplaces }) => marketplaces.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  return live.map((registration) => `${registration.name}: ${codesOf(registration)}`).toSorted();
}

/** Such as `DE ES`. */
export const codesOf = ({ marketplaces }: Registration): string =>
  marketplaces
    .map(({ countryCode }) => countryCode)
    .toSorted()
    .join(' ');
