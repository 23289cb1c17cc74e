import { randomUUID } from 'node:crypto';
import type { CallScope, OdooPort } from '../odoo/index.ts';
import { ConnectorError } from '../support/errors.ts';
import { claimName, isClaimRefusal, readClaims, releaseClaims, type ClaimedMarketplace } from './claims.ts';

/** What is stored, and the marketplaces that it takes beyond those it has. */
export interface Claiming {
  readonly sellerId: string;
  readonly gained: readonly ClaimedMarketplace[];
}

const tries = 4;

/**
 * Stores what `plan` gives, and plans it again when Odoo refuses it for a claim. Gives the id of the
 * registration, and the plan that was stored.
 *
 * `plan` reads Odoo and throws where another registration has a marketplace by now. Where none has, the claim is a
 * leftover: somebody took the marketplace from a registration in Odoo. It is released.
 *
 * @throws `REGISTRATION_INVALID` from `plan`, or when the claims belong to a registration that the user may not see.
 */
export async function storeClaiming<T extends Claiming>(
  odoo: OdooPort,
  plan: () => Promise<T>,
  store: (planned: T, attempt: string) => Promise<number>,
  options: Pick<CallScope, 'signal'>,
): Promise<{ readonly id: number; readonly planned: T }> {
  const attempt = randomUUID();
  let planned = await plan();
  for (let left = tries; ; left -= 1) {
    try {
      return { id: await store(planned, attempt), planned };
    } catch (error) {
      if (!isClaimRefusal(error)) throw error;
      const claims = await readClaims(odoo, namesOf(planned), options);
      // The reply to our own call was lost, and it was sent again.
      const own = claims.find((claim) => claim.attempt === attempt)?.registrationId;
      if (own !== undefined) return { id: own, planned };
      planned = await plan();
      if (left <= 1) throw refused(planned, error);
      // Read before the plan: a claim that was made since is not among them.
      const wanted = new Set(namesOf(planned));
      await releaseClaims(
        odoo,
        claims.filter(({ name }) => wanted.has(name)),
        options,
      );
    }
  }
}

const namesOf = ({ sellerId, gained }: Claiming): readonly string[] =>
  gained.map((marketplace) => claimName(sellerId, marketplace));

const refused = ({ sellerId }: Claiming, cause: unknown): ConnectorError =>
  new ConnectorError(
    'REGISTRATION_INVALID',
    'A marketplace of this seller is claimed by a registration that the user may not see, or others are registering it at this moment. Try again, or let an administrator look at the Amazon claims in Odoo.',
    { context: { sellerId }, cause },
  );
