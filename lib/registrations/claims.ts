import { z } from 'zod';
import { fields, searchRecords, type CallScope, type LoadRecord, type OdooPort } from '../odoo/index.ts';
import { isConnectorError } from '../support/errors.ts';
import { claimModel } from './schema.ts';

/** A marketplace that a registration takes, with the id of its record in Odoo. */
export interface ClaimedMarketplace {
  readonly id: string;
  readonly recordId: number;
}

/** A claim as Odoo holds it. */
export interface Claim {
  readonly id: number;
  readonly name: string;
  readonly registrationId: number | undefined;
  /** Which call of `register` or `update` made it. */
  readonly attempt: string | undefined;
}

type Call = Pick<CallScope, 'signal'>;

export const claimName = (sellerId: string, { id }: Pick<ClaimedMarketplace, 'id'>): string =>
  `${sellerId}_${id}`;

/**
 * The claims of a registration on marketplaces of its seller, loaded together with it.
 *
 * The external id of a claim names seller and marketplace, and external ids are unique in the database. Loading one that
 * is there would write it, and nobody has the right to change a claim, administrators neither: Odoo then refuses the
 * whole registration. Of two that load at the same moment one is refused as a concurrent update. Both measured on 19.
 */
export const claimRecords = (
  sellerId: string,
  marketplaces: readonly ClaimedMarketplace[],
  attempt: string,
): readonly LoadRecord[] =>
  marketplaces.map((marketplace) => ({
    key: `amazon.claim_${claimName(sellerId, marketplace)}`,
    values: {
      x_name: claimName(sellerId, marketplace),
      x_marketplace_id: { dbId: marketplace.recordId },
      x_attempt: attempt,
    },
  }));

/** The claims of a registration that is there already. */
export const claimRecordsFor = (
  registrationId: number,
  ...claimed: Parameters<typeof claimRecords>
): readonly LoadRecord[] =>
  claimRecords(...claimed).map(({ key, values }) => ({
    key,
    values: { ...values, x_registration_id: { dbId: registrationId } },
  }));

/** Whether Odoo refused a registration since a marketplace is claimed already, or is being claimed right now. */
export const isClaimRefusal = (error: unknown): boolean =>
  isConnectorError(error) &&
  (error.code === 'ODOO_CONCURRENCY' ||
    (error.code === 'ODOO_ACCESS_DENIED' &&
      error.context['model'] === claimModel &&
      error.context['operation'] === 'write'));

const claimSchema = z.object({
  x_name: fields.char,
  x_registration_id: fields.many2one,
  x_attempt: fields.char,
});

/** The claims of these names that the user may see. One call. */
export async function readClaims(
  odoo: OdooPort,
  names: readonly string[],
  options: Call,
): Promise<readonly Claim[]> {
  const domain = [['x_name', 'in', names]] as const;
  const rows = await searchRecords(odoo, claimModel, claimSchema, { domain, ...options });
  return rows.map((row) => ({
    id: row.id,
    name: row.x_name ?? '',
    registrationId: row.x_registration_id,
    attempt: row.x_attempt,
  }));
}

/** Deletes claims whose registration no longer lists the marketplace. */
export async function releaseClaims(odoo: OdooPort, claims: readonly Claim[], options: Call): Promise<void> {
  for (const { id } of claims) {
    try {
      await odoo.call(claimModel, 'unlink', { ids: [id], ...options });
    } catch (error) {
      // Somebody else who wants the marketplace has released it.
      if (!isConnectorError(error) || error.code !== 'ODOO_MISSING_RECORD') throw error;
    }
  }
}
