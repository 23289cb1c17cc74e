import type { SeededRandom } from '../../lib/testing/amazon/orders/seeded-random.ts';
import { fieldOf, partsOf, removedAt, replacedAt, type JsonPart } from './json-paths.ts';
import {
  otherKinds,
  pollutingKeys,
  strangeCurrencies,
  strangeNumbers,
  strangeNumberTexts,
  strangeTexts,
  strangeTimes,
  unknownWords,
} from './strange-values.ts';

/** One way in which JSON goes wrong. It leaves JSON as it is where it finds nothing to spoil. */
export interface JsonMutation {
  readonly name: string;
  readonly apply: (json: unknown, random: SeededRandom) => unknown;
}

/** Spoils one of the parts that `fits`, by what `spoil` makes of it. */
function atOne(
  name: string,
  fits: (part: JsonPart) => boolean,
  spoil: (part: JsonPart, random: SeededRandom) => unknown,
): JsonMutation {
  return {
    name,
    apply: (json, random) => {
      const parts = partsOf(json).filter((part) => part.path.length > 0 && fits(part));
      if (parts.length === 0) return json;
      const part = random.pick(parts);
      return replacedAt(json, part.path, spoil(part, random));
    },
  };
}

const any = (): boolean => true;
const isText = ({ value }: JsonPart): boolean => typeof value === 'string';
const isList = ({ value }: JsonPart): boolean => Array.isArray(value);
const isNamed =
  (names: RegExp): ((part: JsonPart) => boolean) =>
  (part) =>
    names.test(fieldOf(part)) && (typeof part.value !== 'object' || part.value === null);

const isQuantity = isNamed(/quantity/i);
const isAmount = isNamed(/^amount$/);

/** What can happen to any JSON of Amazon's. */
export const jsonMutations: readonly JsonMutation[] = [
  {
    name: 'field removed',
    apply: (json, random) => removedAt(json, random.pick(partsOf(json).slice(1)).path),
  },
  atOne('field null', any, () => null),
  atOne('other kind', any, (_part, random) => random.pick(otherKinds)),
  atOne('wrapped in a list', any, ({ value }) => [value]),
  atOne(
    'number as text, text as number',
    (part) => !isList(part),
    ({ value }) =>
      typeof value === 'number'
        ? String(value)
        : typeof value === 'object' || Number.isNaN(Number(value))
          ? 7
          : Number(value),
  ),
  atOne('strange text', isText, (_part, random) => random.pick(strangeTexts)),
  atOne('strange text added', isText, ({ value }, random) => `${String(value)}${random.pick(strangeTexts)}`),
  atOne('strange amount', isAmount, (_part, random) => random.pick(strangeNumberTexts)),
  atOne('amount as number', isAmount, (_part, random) => random.pick(strangeNumbers)),
  atOne('strange quantity', isQuantity, (_part, random) =>
    random.pick([...strangeNumbers, ...strangeNumberTexts]),
  ),
  atOne('unknown word', isNamed(/status|type|program|channel|requester|model|scheme/i), (_part, random) =>
    random.pick(unknownWords),
  ),
  atOne('strange time', isNamed(/time$/i), (_part, random) => random.pick(strangeTimes)),
  atOne('strange currency', isNamed(/^currencyCode$/), (_part, random) => random.pick(strangeCurrencies)),
  atOne('list emptied', isList, () => []),
  atOne('element twice', isList, ({ value }) => [...elements(value), ...elements(value).slice(0, 1)]),
  atOne('null in a list', isList, ({ value }) => [...elements(value), null]),
  atOne(
    'polluting key',
    ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
    ({ value }, random) => {
      const polluted = { polluted: true, amount: '0.01', orderId: 'polluted', toString: 1 };
      return Object.fromEntries([...Object.entries(value ?? {}), [random.pick(pollutingKeys), polluted]]);
    },
  ),
];

export function elements(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Applies one mutation mostly, two to four sometimes; names them. */
export function mutate(
  json: unknown,
  mutations: readonly JsonMutation[],
  random: SeededRandom,
): { readonly json: unknown; readonly names: readonly string[] } {
  const count = random.chance(0.8) ? 1 : random.integer(2, 4);
  let mutated = json;
  const names: string[] = [];
  for (let made = 0; made < count; made += 1) {
    // Several removals may leave nothing to go on with.
    if (typeof mutated !== 'object' || mutated === null || Object.keys(mutated).length === 0) break;
    const mutation = random.pick(mutations);
    mutated = mutation.apply(mutated, random);
    names.push(mutation.name);
  }
  return { json: mutated, names };
}
