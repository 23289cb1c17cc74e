import { z } from 'zod';
import { fields, searchRecords, type FieldShape, type OdooPort, type ReadRecord } from '../odoo/index.ts';
import { ConnectorError, isConnectorError } from '../support/errors.ts';
import type { Registration } from './registration.ts';
import { namingMissingInstall, registrationModel, registrationShape } from './store.ts';

/** What every run reads of its registration, besides what is its own. */
export const runShape = { ...registrationShape, x_missing_rights: fields.char };

const rightsSchema = z.object({ x_missing_rights: fields.char });

/**
 * The registration at the start of a run, with what else hangs on it: one call. It is read afresh, since it may have been
 * changed in Odoo since the caller got it; `marker` tells what was installed, where that is known.
 *
 * @throws `NOT_INSTALLED`, `INSTALL_OUTDATED`, `RIGHTS_MISSING` (naming each right, before the first write),
 * `REGISTRATION_UNKNOWN`.
 */
export async function readForRun<Shape extends FieldShape & typeof runShape>(
  odoo: OdooPort,
  { id, companyId }: Pick<Registration, 'id' | 'companyId'>,
  schema: z.ZodObject<Shape>,
  { marker, signal }: { readonly marker?: string | undefined; readonly signal?: AbortSignal | undefined },
): Promise<ReadRecord<Shape>> {
  const read = () =>
    searchRecords(odoo, registrationModel, schema, {
      domain: [['id', '=', id]],
      // Archived products must show, so that they can be named.
      context: { active_test: false },
      companyId,
      signal,
    });
  const [record] = await namingMissingInstall(() => namingMissingRights(read), marker);
  if (!record) {
    throw new ConnectorError(
      'REGISTRATION_UNKNOWN',
      `Registration ${id} is not there any more, or the user may not see it.`,
      { context: { registrationId: id } },
    );
  }
  const { x_missing_rights: missing } = rightsSchema.parse(record);
  if (missing !== undefined) throw rightsMissing(missing);
  return record;
}

// Somebody without any right of ours cannot even read the field that would list what is missing.
async function namingMissingRights<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (isConnectorError(error) && error.code === 'ODOO_ACCESS_DENIED')
      throw rightsMissing(`read ${registrationModel}`, error);
    throw error;
  }
}

function rightsMissing(rights: string, cause?: unknown): ConnectorError {
  return new ConnectorError(
    'RIGHTS_MISSING',
    `The Odoo user lacks these rights: ${rights}. Give it the groups Sales / User: All Documents, Inventory / User, Invoicing and Contact Creation. Nothing was written.`,
    { cause },
  );
}
