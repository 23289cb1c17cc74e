import { z } from 'zod';
import { ConnectorError } from '../../support/errors.ts';

const messageSchema = z.object({
  type: z.string(),
  message: z.string(),
  record: z.number().optional(),
  field: z.string().optional(),
});

const answerSchema = z.object({
  ids: z.union([z.array(z.number()), z.literal(false)]),
  messages: z.array(messageSchema),
});

export type LoadAnswer = z.infer<typeof answerSchema>;
export type LoadMessage = z.infer<typeof messageSchema>;

/**
 * Reads Odoo's answer to `load`.
 *
 * @throws `ODOO_CONCURRENCY` when `load` lost a race: nothing was written. `ODOO_UNEXPECTED_ANSWER` for anything else
 * that is not an answer of `load`.
 */
export function readLoadAnswer(answer: unknown, model: string): LoadAnswer {
  const parsed = answerSchema.safeParse(answer);
  if (parsed.success) {
    if (parsed.data.ids === false && isLostRace(parsed.data.messages)) throw lostRace(model);
    return parsed.data;
  }
  throw new ConnectorError('ODOO_UNEXPECTED_ANSWER', `Odoo's answer to ${model}.load could not be read.`, {
    context: { model },
  });
}

// `load` reports a lost race like a bad row, in the words of PostgreSQL.
const isLostRace = (messages: readonly LoadMessage[]): boolean =>
  messages.some(({ field, message }) => field === undefined && raceWords.test(message));

// English only. In another language the rows count as bad at first, and get their second try alone (see upsert.ts).
const raceWords = /could not serialize access|deadlock detected|could not obtain lock/;

const lostRace = (model: string): ConnectorError =>
  new ConnectorError(
    'ODOO_CONCURRENCY',
    `${model}.load met another transaction on the same records. Nothing was written; try again.`,
    { context: { model }, retryable: true },
  );

/**
 * The records that are to blame, by their place in the call. `isCertain`: the message names a field, so it is about
 * values; without one it may have been a passing clash with another transaction.
 */
export function blamedRecords(
  messages: readonly LoadMessage[],
): ReadonlyMap<number, { readonly message: string; readonly isCertain: boolean }> {
  const errors = messages.filter(({ type }) => type === 'error');
  const [first, ...others] = errors;
  // Odoo puts the error of the whole batch in front, on its first record, which may be innocent (measured).
  const isCopy =
    first?.field === undefined &&
    others.some(({ message }) => message === first?.message) &&
    !others.some(({ record }) => record === first?.record);
  const blamed = (isCopy ? others : errors).flatMap(({ record, message, field }) =>
    record === undefined ? [] : [[record, { message, isCertain: field !== undefined }] as const],
  );
  // A record may have several messages: the first tells best.
  return new Map(blamed.toReversed());
}

/** The models that a message names as access errors do: `'Contact' (res.partner)`. */
export function modelsNamedIn(message: string): readonly string[] {
  return [...message.matchAll(/\(((?:[a-z]\w*(?:\.\w+)+)|x_\w+)\)/g)].flatMap(([, model]) => model ?? []);
}
