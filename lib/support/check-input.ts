import type { z } from 'zod';
import { ConnectorError } from './errors.ts';

/**
 * Refuses what types would have refused: callers may write JavaScript, or read their options from a file.
 *
 * @throws `CONFIGURATION_INVALID` with every complaint at once.
 */
export function checkInput(verb: string, schema: z.ZodType, input: unknown): void {
  const { error } = schema.safeParse(input);
  if (!error) return;
  const complaints = error.issues.map(({ path, message }) => [...path.map(String), message].join(': '));
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `${verb}() was given a wrong value. Nothing was written. ${complaints.join('; ')}.`,
    { context: { complaints } },
  );
}
