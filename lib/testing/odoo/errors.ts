/**
 * A Python exception as Odoo reports it: thrown anywhere below a request, it rolls the request back and becomes the
 * error of the transport. Names and words are those of a real Odoo 19, measured over both transports.
 */
export class OdooError extends Error {
  override readonly name = 'OdooError';
  /** Dotted name of the Python class: `data.name` of JSON-RPC, `name` of JSON-2. */
  readonly pythonClass: string;
  /** What `load` puts into its message, which differs from `message` for the constraints of PostgreSQL. */
  readonly detail: string;
  /** The field that `load` blames, where the database itself named one. */
  readonly field: string | undefined;

  constructor(
    pythonClass: string,
    message: string,
    load: { readonly detail?: string; readonly field?: string } = {},
  ) {
    super(message);
    this.pythonClass = pythonClass;
    this.detail = load.detail ?? message;
    this.field = load.field;
  }
}

export const userError = (message: string): OdooError => new OdooError('odoo.exceptions.UserError', message);
export const validationError = (message: string): OdooError =>
  new OdooError('odoo.exceptions.ValidationError', message);
export const accessError = (message: string): OdooError =>
  new OdooError('odoo.exceptions.AccessError', message);
export const valueError = (message: string): OdooError => new OdooError('builtins.ValueError', message);
export const typeError = (message: string): OdooError => new OdooError('builtins.TypeError', message);

export const accessDenied = (): OdooError => new OdooError('odoo.exceptions.AccessDenied', 'Access Denied');

export const serializationFailure = (): OdooError =>
  new OdooError(
    'psycopg2.errors.SerializationFailure',
    'could not serialize access due to concurrent update\n',
  );

export function missingRecord(model: string, id: number, uid: number): OdooError {
  return new OdooError(
    'odoo.exceptions.MissingError',
    `Record does not exist or has been deleted.\n(Record: ${model}(${id},), User: ${uid})`,
  );
}

/** A constraint of PostgreSQL, in the sentence that Odoo makes of it. */
export function constraintError(detail: string, field?: string): OdooError {
  return new OdooError('odoo.exceptions.ValidationError', `The operation cannot be completed: ${detail}`, {
    detail,
    ...(field === undefined ? {} : { field }),
  });
}

/** PostgreSQL's words for a text where a number belongs. */
export const notANumber = (text: string): OdooError =>
  new OdooError(
    'psycopg2.errors.InvalidTextRepresentation',
    `invalid input syntax for type integer: "${text}"`,
  );

/** What a real Odoo can do and this one cannot; refused by name, so that no test passes by luck. */
export const notEmbedded = (what: string): OdooError => userError(`The embedded Odoo does not know ${what}.`);
