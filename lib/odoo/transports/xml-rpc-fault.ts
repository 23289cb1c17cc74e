import { z } from 'zod';
import type { OdooFault } from './fault.ts';

const faultSchema = z.object({ faultCode: z.number(), faultString: z.string() });

/** The Python exception behind a rejection of odoo-await; undefined when it is something else. */
export function readXmlRpcFault(rejection: unknown): OdooFault | undefined {
  const parsed = faultSchema.safeParse(rejection);
  if (!parsed.success) return undefined;
  const { faultCode, faultString: message } = parsed.data;
  // Codes of /xmlrpc/2, measured on Odoo 19; 1 is any other exception, with its whole traceback.
  if (faultCode === 3) return { name: 'odoo.exceptions.AccessDenied', message };
  if (faultCode === 4) return { name: 'odoo.exceptions.AccessError', message };
  if (faultCode === 2) return { name: namesMissingRecord(message) ? missing : userError, message };
  return lastException(message);
}

/** Odoo ran and committed the method; only its result, None, could not be written as XML-RPC. */
export function isUnspeakableNone({ name, message }: OdooFault): boolean {
  return name === 'builtins.TypeError' && message.startsWith('cannot marshal None');
}

const missing = 'odoo.exceptions.MissingError';
const userError = 'odoo.exceptions.UserError';

// `(Record: res.partner(7,), User: 5)` ends the message of a MissingError in every language.
const namesMissingRecord = (message: string): boolean =>
  /\n\([^()]*[\w.]\(\d[\d, ]*\),[^()]*\d\)\s*$/.test(message);

/** `psycopg2.errors.X: message`, or `ValueError: message`, at the beginning of a line. */
const exceptionLine = /^((?:\w+\.)+\w+|\w+(?:Error|Exception|Warning)): ?(.*)$/;

function lastException(traceback: string): OdooFault {
  const lines = traceback.trimEnd().split('\n');
  const index = lines.findLastIndex((line) => exceptionLine.test(line));
  const [, name = 'unknown', first = ''] = exceptionLine.exec(lines[index] ?? '') ?? [];
  return {
    name: name.includes('.') ? name : `builtins.${name}`,
    message: [first, ...lines.slice(index + 1)].join('\n'),
  };
}
