import type { Domain } from '../../odoo/index.ts';
import type { Belonging } from '../../schema/index.ts';
import { unique } from '../../support/unique.ts';
import type { Registration } from '../registration.ts';

/** Which records of a registration go to another one. */
export interface Moving {
  readonly from: Registration;
  /** The marketplaces that move, by the ids of their records in Odoo. */
  readonly recordIds: readonly number[];
  /** All of them go, whatever their marketplace. */
  readonly merging: boolean;
}

/** Records, and the field by which they are to name another registration. */
export interface MovingRecords {
  readonly model: string;
  readonly field: string;
  readonly domain: Domain;
}

/** The records that go along with marketplaces, or with the whole registration, in the same transaction. */
export const movingRecords = (
  belongings: readonly Belonging[],
  { from, recordIds, merging }: Moving,
): readonly MovingRecords[] =>
  merging
    ? wholeSets(belongings, from, false)
    : belongings.flatMap(({ model, field = defaultField, withMarketplaces }) =>
        withMarketplaces
          ? [{ model, field, domain: [[field, '=', from.id] as const, ...withMarketplaces(recordIds)] }]
          : [],
      );

/** The records that follow a merged registration in batches. */
export const followingRecords = (
  belongings: readonly Belonging[],
  from: Registration,
): readonly MovingRecords[] => wholeSets(belongings, from, true);

/** The records that are not finished, with what to call them. */
export const openRecords = (
  belongings: readonly Belonging[],
  { id }: Registration,
): readonly (Pick<MovingRecords, 'model' | 'domain'> & { readonly words: string })[] =>
  belongings.flatMap(({ model, field = defaultField, open }) =>
    open ? [{ model, words: open.words, domain: [[field, '=', id] as const, ...open.domain] }] : [],
  );

const defaultField = 'x_registration_id';

function wholeSets(
  belongings: readonly Belonging[],
  { id }: Registration,
  large: boolean,
): readonly MovingRecords[] {
  const ofSize = belongings.filter(({ isLarge = false }) => isLarge === large);
  return unique(ofSize.map(({ model }) => model)).map((model) => {
    const { field = defaultField } = ofSize.find((belonging) => belonging.model === model) ?? {};
    return { model, field, domain: [[field, '=', id]] };
  });
}
