import { ConnectorError } from '../../support/errors.ts';
import { carrierCodes } from './carrier-codes.ts';
import { isOneEdit } from './one-edit.ts';

/** How a carrier is told to Amazon. */
export type AmazonCarrier =
  /** One that Amazon lists, in Amazon's spelling. */
  | {
      /** Amazon's code of the carrier. */
      readonly carrierCode: string;
      /** Not there: Amazon knows the name. */
      readonly carrierName?: never;
      /** Not there: nothing is doubtful. */
      readonly suggestion?: never;
    }
  /** One that Amazon does not list. */
  | {
      /** Amazon's code for carriers that it does not list. */
      readonly carrierCode: 'Other';
      /** Name of the carrier, as buyers see it. */
      readonly carrierName: string;
      /** Not there: nothing is doubtful. */
      readonly suggestion?: never;
    }
  /** Most likely a slip: not to be sent before somebody has looked. */
  | {
      /** The carrier of Amazon's that is most likely meant, in Amazon's spelling. */
      readonly suggestion: string;
      /** Not there: it is not sent. */
      readonly carrierCode?: never;
      /** Not there: it is not sent. */
      readonly carrierName?: never;
    };

/** A name without regard to case and blanks. */
export const foldName = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLowerCase();

// The first of several spellings of one name counts, unless a name is given in exactly another.
const codeOf: ReadonlyMap<string, string> = new Map(
  carrierCodes.toReversed().map((code) => [foldName(code), code]),
);

/**
 * How Amazon is told of a carrier with this name: by Amazon's own code, found without regard to case and blanks; as
 * `Other` with the name; or not at all, where the name is one letter away from a carrier that Amazon knows.
 *
 * `Self Delivery` is a code like others, for deliveries of one's own; Amazon wants a tracking reference for it too.
 *
 * @throws `CONFIGURATION_INVALID` when the name is empty.
 * @example
 * amazonCarrier('royal mail'); // { carrierCode: 'Royal Mail' }
 * amazonCarrier('Kurier Express Nord'); // { carrierCode: 'Other', carrierName: 'Kurier Express Nord' }
 * amazonCarrier('Royl Mail'); // { suggestion: 'Royal Mail' }
 */
export function amazonCarrier(name: string): AmazonCarrier {
  const wanted = foldName(name);
  if (wanted === '') {
    throw new ConnectorError('CONFIGURATION_INVALID', 'A carrier without a name cannot be told to Amazon.');
  }
  const exact = carrierCodes.find((code) => code === name.trim());
  const carrierCode = exact ?? codeOf.get(wanted);
  if (carrierCode !== undefined) return { carrierCode };
  const near = [...codeOf].find(([folded]) => isOneEdit(wanted, folded));
  return near ? { suggestion: near[1] } : { carrierCode: 'Other', carrierName: name.trim() };
}
