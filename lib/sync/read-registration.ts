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
import type { BotRight } from '../schema/index.ts';
import { ConnectorError } from '../support/errors.ts';
import { missingRights, namingMissingRights, rightsMissing } from './naming-rights.ts';

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

interface ReadOptions {
  /** What was installed. */
  readonly marker: string | undefined;
  /** What the capability needs. */
  readonly rights: readonly BotRight[];
  readonly scope: CallScope;
}

/**
 * The registration at the start of a run, in the shape of every run and in that of the capability: one call. It is read
 * afresh, since it may have been changed in Odoo since the caller got it.
 *
 * @throws `NOT_INSTALLED`, `INSTALL_OUTDATED`, `RIGHTS_MISSING` (naming each right of the capability, before the first write),
 * `REGISTRATION_UNKNOWN`.
 */
export async function readRegistration<Shape extends FieldShape>(
  odoo: OdooPort,
  id: number,
  shape: Shape,
  { marker, rights, scope }: ReadOptions,
): Promise<readonly [SharedRecord, ReadRecord<Shape>]> {
  const read = () =>
    searchInTwoShapes(odoo, registrationModel, sharedShape, shape, {
      domain: [['id', '=', id]],
      // Archived products must show, so that they can be named.
      context: { active_test: false },
      ...scope,
    });
  const [found] = await namingMissingInstall(() => namingMissingRights(registrationModel, read), marker);
  if (!found) {
    throw new ConnectorError(
      'REGISTRATION_UNKNOWN',
      `Registration ${id} is not there any more, the user may not see it, or it belongs to another company by now: get it anew with registrations.get().`,
      { context: { registrationId: id } },
    );
  }
  const missing = missingRights(found[0].x_missing_rights, rights);
  if (missing.length > 0) throw rightsMissing(missing);
  return found;
}
