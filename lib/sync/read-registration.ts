import {
  fields,
  searchInTwoShapes,
  type CallScope,
  type FieldShape,
  type OdooPort,
  type ReadRecord,
} from '../odoo/index.ts';
import { openFeedShape } from '../feeds/index.ts';
import { openProblemShape } from '../problems/index.ts';
import {
  guardedShape,
  namingMissingInstall,
  registrationModel,
  registrationShape,
} from '../registrations/index.ts';
import { ConnectorError, isConnectorError } from '../support/errors.ts';

/** What every run reads. */
const sharedShape = {
  ...registrationShape,
  ...guardedShape,
  x_missing_rights: fields.char,
  x_optional_fields: fields.char,
  x_problem_ids: fields.links(openProblemShape),
  x_open_feed_ids: fields.links(openFeedShape),
};

/** A registration as every run reads it. */
export type SharedRecord = ReadRecord<typeof sharedShape>;

/**
 * The registration at the start of a run, in the shape of every run and in that of the capability: one call. It is read
 * afresh, since it may have been changed in Odoo since the caller got it; `marker` tells what was installed.
 *
 * @throws `NOT_INSTALLED`, `INSTALL_OUTDATED`, `RIGHTS_MISSING` (naming each right, before the first write),
 * `REGISTRATION_UNKNOWN`.
 */
export async function readRegistration<Shape extends FieldShape>(
  odoo: OdooPort,
  id: number,
  shape: Shape,
  { marker, scope }: { readonly marker: string | undefined; readonly scope: CallScope },
): Promise<readonly [SharedRecord, ReadRecord<Shape>]> {
  const read = () =>
    searchInTwoShapes(odoo, registrationModel, sharedShape, shape, {
      domain: [['id', '=', id]],
      // Archived products must show, so that they can be named.
      context: { active_test: false },
      ...scope,
    });
  const [found] = await namingMissingInstall(() => namingMissingRights(read), marker);
  if (!found) {
    throw new ConnectorError(
      'REGISTRATION_UNKNOWN',
      `Registration ${id} is not there any more, the user may not see it, or it belongs to another company by now: get it anew with registrations.get().`,
      { context: { registrationId: id } },
    );
  }
  const [{ x_missing_rights: missing }] = found;
  if (missing !== undefined) throw rightsMissing(missing);
  return found;
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
