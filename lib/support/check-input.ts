import { z } from 'zod';
import { ConnectorError } from './errors.ts';

/** Options of a verb: a name that it does not know is a slip, such as `dryrun`, and would be obeyed by nobody. */
export const optionsSchema = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject({ ...shape, signal: z.unknown().optional() });

/**
 * Refuses what types would have refused: callers may write JavaScript, or read their options from a file.
 *
 * @throws `CONFIGURATION_INVALID` with every complaint at once.
 */
export function checkInput(verb: string, schema: z.ZodType, input: unknown): void {
  const { error } = schema.safeParse(input);
  if (!error) return;
  const complaints = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [...issue.path.map(String), key, 'there is no such option'].join(': '))
      : [[...issue.path.map(String), issue.message].join(': ')],
  );
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `${verb}() was given a wrong value. Nothing was written. ${complaints.join('; ')}.`,
    { context: { complaints } },
  );
}
