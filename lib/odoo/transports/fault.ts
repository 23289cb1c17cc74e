import { ConnectorError, type ErrorCode } from '../../support/errors.ts';
import { contextOf, nameOf, type CallSubject } from './subject.ts';

/** A Python exception as Odoo reports it, on whichever transport. */
export interface OdooFault {
  /** Dotted name of the class, such as `odoo.exceptions.UserError`. */
  readonly name: string;
  readonly message: string;
}

const concurrency = new Set([
  'psycopg2.errors.SerializationFailure',
  'psycopg2.errors.DeadlockDetected',
  'psycopg2.errors.LockNotAvailable',
  'psycopg2.extensions.TransactionRollbackError',
  'odoo.exceptions.ConcurrencyError',
  'odoo.exceptions.LockError',
]);

/** `fault` under the one set of codes that all transports share. */
export function faultError(fault: OdooFault, subject: CallSubject, status?: number): ConnectorError {
  const code = classify(fault, subject);
  // The database of the server was away for a moment: the transaction did not happen.
  const isPassing = code === 'ODOO_SERVER_ERROR' && fault.name === 'psycopg2.OperationalError';
  return new ConnectorError(code, sentence(code, fault, subject), {
    context: contextOf(subject),
    retryable: code === 'ODOO_CONCURRENCY' || isPassing,
    ...(status === undefined ? {} : { status }),
  });
}

// `(Record: res.users(9,), User: 9)`: the user who calls is gone. Odoo finds that out before it looks at the key.
const deletedUser = /res\.users\((\d+),\)[^)]*\b\1\)/;

// Names and messages measured on Odoo 19. Only texts that Odoo does not translate are looked at.
function classify({ name, message }: OdooFault, { model, method, database }: CallSubject): ErrorCode {
  switch (name) {
    case 'odoo.exceptions.AccessDenied':
    case 'werkzeug.exceptions.Unauthorized':
      return 'ODOO_UNAUTHORIZED';
    case 'odoo.exceptions.AccessError':
    case 'werkzeug.exceptions.Forbidden':
      return 'ODOO_ACCESS_DENIED';
    case 'odoo.exceptions.MissingError':
      return deletedUser.test(message) ? 'ODOO_UNAUTHORIZED' : 'ODOO_MISSING_RECORD';
    case 'odoo.exceptions.UserError':
      return message.includes(`Object ${model} doesn't exist`) ? 'ODOO_UNKNOWN_NAME' : 'ODOO_VALIDATION';
    case 'odoo.exceptions.ValidationError':
    case 'odoo.exceptions.RedirectWarning':
      return 'ODOO_VALIDATION';
    case 'werkzeug.exceptions.NotFound': // unknown model or method
    case 'werkzeug.exceptions.UnprocessableEntity': // missing or unknown argument
    case 'builtins.KeyError': // unknown field in write
      return 'ODOO_UNKNOWN_NAME';
    case 'builtins.AttributeError':
      return message.includes(method) ? 'ODOO_UNKNOWN_NAME' : 'ODOO_SERVER_ERROR';
    case 'builtins.ValueError':
      return message.startsWith('Invalid field') ? 'ODOO_UNKNOWN_NAME' : 'ODOO_SERVER_ERROR';
    case 'builtins.TypeError':
      return message.includes(`${method}()`) && message.includes('argument')
        ? 'ODOO_UNKNOWN_NAME'
        : 'ODOO_SERVER_ERROR';
    case 'psycopg2.OperationalError':
      // PostgreSQL's sentence is in the language of the server; the name of the database is not.
      return database !== undefined && message.includes(`"${database}"`)
        ? 'ODOO_DATABASE_UNKNOWN'
        : 'ODOO_SERVER_ERROR';
    default:
      return concurrency.has(name) ? 'ODOO_CONCURRENCY' : 'ODOO_SERVER_ERROR';
  }
}

function sentence(code: ErrorCode, fault: OdooFault, subject: CallSubject): string {
  const call = nameOf(subject);
  const words = odooWords(fault.message);
  switch (code) {
    case 'ODOO_UNAUTHORIZED':
      return `Odoo accepts neither user nor key for ${call}. Check both; a new API key is made in Odoo under Preferences, Account Security.`;
    case 'ODOO_DATABASE_UNKNOWN':
      return unknownDatabase(subject.database);
    case 'ODOO_ACCESS_DENIED':
      return `The Odoo user may not call ${call}: "${words}" Give the user the missing group, or use another user.`;
    case 'ODOO_MISSING_RECORD':
      return `${call} names a record that is not there any more: "${words}" Read again what it depends on.`;
    case 'ODOO_UNKNOWN_NAME':
      return `This Odoo does not know a name used in ${call}: "${words}" An app may be missing, or the version be another one.`;
    case 'ODOO_CONCURRENCY':
      return `${call} met another transaction on the same records. Nothing was written; try again.`;
    case 'ODOO_VALIDATION':
      return `Odoo refused ${call}: "${words}"`;
    default:
      return `${call} failed inside Odoo (${fault.name}: ${words}). Odoo's log has the details.`;
  }
}

export const unknownDatabase = (database: string | undefined): string =>
  `This Odoo has no database ${database === undefined ? 'of that name' : `"${database}"`}. Check the name and the url.`;

/** Odoo's own sentence, on one line, at most 300 characters, without the row that PostgreSQL likes to quote. */
export function odooWords(message: string): string {
  const [text = ''] = message.split(/\n(?:DETAIL|HINT|CONTEXT):/);
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
