import { fields } from './read/fields.ts';

/** Who made a record, and who wrote it last. */
export const writersShape = { create_uid: fields.many2one, write_uid: fields.many2one };

/** What `isUntouched` looks at; of the lines of a record, `writersShape`. */
export const untouchedShape = { create_date: fields.datetime, write_date: fields.datetime, ...writersShape };

interface Writers {
  readonly create_uid?: number | undefined;
  readonly write_uid?: number | undefined;
}

interface Written extends Writers {
  readonly create_date?: string | undefined;
  readonly write_date?: string | undefined;
}

/**
 * Whether nobody has changed a record and its lines since it was made.
 *
 * A write to a line leaves the `write_date` of its order as it is (measured), and datetimes come without fractions of
 * seconds: so whoever wrote the lines last is looked at too.
 */
export function isUntouched(record: Written, lines: readonly Writers[]): boolean {
  const isMakers = ({ create_uid, write_uid }: Writers): boolean => create_uid === write_uid;
  return record.create_date === record.write_date && [record, ...lines].every(isMakers);
}
