import type { Environment } from '../environment.ts';
import { OdooError } from '../errors.ts';
import { objectOf } from '../methods/arguments.ts';
import { findMethod } from '../methods/index.ts';
import type { Database } from '../store/database.ts';
import { bindNamed } from './bind-arguments.ts';
import { userOfKey } from './logins.ts';
import { perform } from './perform.ts';
import { htmlAnswer, jsonAnswer, type HttpAnswer, type HttpRequest } from './request.ts';
import type { Serving } from './serving.ts';

const statuses: ReadonlyMap<string, number> = new Map([
  ['werkzeug.exceptions.BadRequest', 400],
  ['werkzeug.exceptions.Unauthorized', 401],
  ['odoo.exceptions.AccessDenied', 403],
  ['odoo.exceptions.AccessError', 403],
  ['odoo.exceptions.MissingError', 404],
  ['werkzeug.exceptions.NotFound', 404],
  ['odoo.exceptions.UserError', 422],
  ['odoo.exceptions.ValidationError', 422],
  ['werkzeug.exceptions.UnprocessableEntity', 422],
]);

/** `POST /json/2/<model>/<method>`: the bare result, or an error under its HTTP status. None is `null`. */
export function answerJson2(
  request: HttpRequest,
  model: string,
  method: string,
  serving: Serving,
): HttpAnswer {
  const named = request.header('x-odoo-database');
  if (named !== undefined && named !== serving.name) return htmlAnswer(404, '404 Not Found');
  try {
    return run(request, model, method, serving);
  } catch (error) {
    const fault = error instanceof OdooError ? error : new OdooError('builtins.Exception', String(error));
    const { pythonClass, message } = fault;
    const body = {
      name: pythonClass,
      message,
      arguments: [message],
      context: {},
      debug: `${pythonClass}: ${message}\n`,
    };
    const status = statuses.get(pythonClass) ?? 500;
    return jsonAnswer(status, body, status === 401 ? { 'www-authenticate': 'Bearer ' } : {});
  }
}

function run(request: HttpRequest, model: string, name: string, serving: Serving): HttpAnswer {
  const uid = authenticate(request, serving);
  const { context, ...body } = readBody(request.body);
  const env: Environment = { database: serving.database, uid, context: objectOf(context), sudo: false };
  serving.log({ model, method: name });
  const fault = serving.faults.take(model, name);
  if (fault === 'reset') return { kind: 'reset' };
  if (fault === 'html') return htmlAnswer(503, '503 Service Unavailable');

  if (!serving.database.hasModel(model)) throw notFound(`the model '${model}' does not exist`);
  const { ids, args } = bindNamed(publicMethod(serving.database, model, name), model, body);
  const value = perform(env, model, name, { ids, args }, fault);
  return fault === 'reset-after' ? { kind: 'reset' } : jsonAnswer(200, value ?? null);
}

function authenticate(request: HttpRequest, { database }: Serving): number {
  const key = /^bearer (.+)$/i.exec(request.header('authorization') ?? '')?.[1];
  if (key === undefined) {
    throw unauthorized('User not authenticated, use an API Key with a Bearer Authorization header.');
  }
  const uid = userOfKey(database, key);
  if (uid === undefined) throw unauthorized('Invalid apikey');
  return uid;
}

function publicMethod(database: Database, model: string, name: string): ReturnType<typeof findMethod> {
  try {
    return findMethod(database, model, name);
  } catch (error) {
    // JSON-RPC calls it an AttributeError, JSON-2 a page that is not there.
    if (error instanceof OdooError && error.pythonClass === 'builtins.AttributeError')
      throw notFound(error.message);
    throw error;
  }
}

function readBody(text: string): Readonly<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(text);
    return objectOf(body);
  } catch {
    throw new OdooError('werkzeug.exceptions.BadRequest', 'could not parse the body as json');
  }
}

const notFound = (message: string): OdooError => new OdooError('werkzeug.exceptions.NotFound', message);
const unauthorized = (message: string): OdooError =>
  new OdooError('werkzeug.exceptions.Unauthorized', message);
