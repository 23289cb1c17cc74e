import { z } from 'zod';
import { fields, searchRecords, type OdooPort } from '../odoo/index.ts';
import { namingMissingInstall, registrationModel, type RegistrationRef } from '../registrations/index.ts';
import { ConnectorError } from '../support/errors.ts';

const registrationSchema = z.object({
  x_name: fields.char,
  x_location_id: fields.link({ display_name: fields.char }),
});

/** A registration, and where its stock at Amazon is kept. */
export interface StockedRegistration {
  readonly id: number;
  readonly name: string;
  readonly location: { readonly id: number; readonly name: string } | undefined;
}

/**
 * Reads all registrations that the user may see, and makes sure that those of a report are among them. One call.
 *
 * @throws `REGISTRATION_UNKNOWN`, `NOT_INSTALLED`.
 */
export async function readKnown(
  odoo: OdooPort,
  refs: readonly RegistrationRef[] | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly StockedRegistration[]> {
  const records = await namingMissingInstall(() =>
    searchRecords(odoo, registrationModel, registrationSchema, { order: 'id', signal }),
  );
  const unknown = refs?.find(({ id }) => !records.some((record) => record.id === id));
  if (unknown) {
    throw new ConnectorError(
      'REGISTRATION_UNKNOWN',
      `Registration ${unknown.id} is not there any more, or the user may not see it.`,
      { context: { registrationId: unknown.id } },
    );
  }
  return records.map(({ id, x_name, x_location_id }) => ({
    id,
    name: x_name ?? '',
    location: x_location_id && { id: x_location_id.id, name: x_location_id.display_name ?? '' },
  }));
}
