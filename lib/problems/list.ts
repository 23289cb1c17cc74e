import type { ProblemKind } from '../schema/index.ts';
import { z } from 'zod';
import { fields, fromOdooDatetime, searchRecords, type OdooPort, type ReadRecord } from '../odoo/index.ts';
import { namingMissingInstall, type RegistrationRef } from '../registrations/index.ts';
import { checkInput, optionsSchema } from '../support/check-input.ts';
import { ConnectorError } from '../support/errors.ts';
import { problemModel } from './model.ts';
import type { OpenProblem, Problem } from './problem.ts';

/** Options of `problems.list`. */
export interface ProblemListOptions {
  /** Default: all registrations that the user may see. */
  readonly registration?: RegistrationRef;
  /** Such as `order`, `cancellation`, `stock_move` or `fba_return`. Default: every kind. */
  readonly kind?: string;
  /** Stops before the next call. */
  readonly signal?: AbortSignal;
}

/** Fields of open problems, for a read of the registration that they hang on. */
export const openProblemShape = {
  x_kind: fields.char,
  x_ref: fields.char,
  x_code: fields.char,
  x_attempts: fields.integer,
  x_next_try: fields.datetime,
};

export function openProblem(record: ReadRecord<typeof openProblemShape>): OpenProblem {
  return {
    id: record.id,
    kind: record.x_kind ?? '',
    ref: record.x_ref ?? '',
    code: record.x_code ?? '',
    attempts: record.x_attempts,
    nextTry: fromOdooDatetime(record.x_next_try),
  };
}

const inputSchema = optionsSchema({
  registration: z.looseObject({ id: z.int().positive() }).optional(),
  kind: z.string().optional(),
});

const problemSchema = z.object({
  ...openProblemShape,
  x_registration_id: fields.many2one,
  x_sale_order_id: fields.many2one,
  x_reason: fields.text,
  create_date: fields.datetime,
});

/**
 * Lists problems, longest waiting first. One call.
 *
 * @throws `NOT_INSTALLED`, `CONFIGURATION_INVALID` for a kind that no capability parks.
 */
export async function listProblems(
  odoo: OdooPort,
  kinds: readonly ProblemKind[],
  options: ProblemListOptions,
): Promise<readonly Problem[]> {
  checkInput('problems.list', inputSchema, options);
  const { registration, kind, signal } = options;
  const names = kinds.map(({ name }) => name);
  if (kind !== undefined && !names.includes(kind)) {
    throw new ConnectorError(
      'CONFIGURATION_INVALID',
      `problems.list() was given the kind "${kind}". The kinds are: ${names.join(', ')}.`,
    );
  }
  const records = await namingMissingInstall(() =>
    searchRecords(odoo, problemModel, problemSchema, {
      domain: [
        ...(registration ? ([['x_registration_id', '=', registration.id]] as const) : []),
        ...(kind === undefined ? [] : ([['x_kind', '=', kind]] as const)),
      ],
      order: 'create_date, id',
      ...(registration ? { companyId: registration.companyId } : {}),
      signal,
    }),
  );
  return records.map((record) => ({
    ...openProblem(record),
    registrationId: record.x_registration_id ?? 0,
    saleOrderId: record.x_sale_order_id,
    reason: record.x_reason ?? '',
    since: fromOdooDatetime(record.create_date) ?? '',
  }));
}
