import { z } from 'zod';
import type { Environment } from '../environment.ts';
import { accessDenied, missingRecord, notEmbedded, OdooError, typeError } from '../errors.ts';
import { bindPositional } from './bind-arguments.ts';
import { findMethod } from '../methods/index.ts';
import { logIn } from './logins.ts';
import { perform } from './perform.ts';
import { htmlAnswer, jsonAnswer, type HttpAnswer, type HttpRequest } from './request.ts';
import { statedVersion, type Serving } from './serving.ts';

const envelope = z.object({
  id: z.unknown(),
  params: z.object({ service: z.string(), method: z.string(), args: z.array(z.unknown()) }),
});
const executeKw = z.tuple([
  z.unknown(),
  z.number(),
  z.unknown(),
  z.string(),
  z.string(),
  z.array(z.unknown()).default([]),
  z.record(z.string(), z.unknown()).default({}),
]);

/** `POST /jsonrpc`: every error is HTTP 200; a method that returns None has no result at all. */
export function answerJsonRpc(request: HttpRequest, serving: Serving): HttpAnswer {
  const body = readJson(request.body);
  if (body === undefined) return plainText(400, 'Invalid JSON data');
  const read = envelope.safeParse(body);
  if (!read.success) return plainText(400, 'Invalid JSON-RPC data');
  const { id, params } = read.data;
  try {
    const outcome = dispatch(params.service, params.method, params.args, serving);
    return outcome.kind === 'result'
      ? jsonAnswer(200, { jsonrpc: '2.0', id, result: outcome.value })
      : outcome.answer;
  } catch (error) {
    return jsonAnswer(200, { jsonrpc: '2.0', id, error: describe(asOdooError(error), serving) });
  }
}

type Outcome =
  | { readonly kind: 'result'; readonly value: unknown }
  | { readonly kind: 'fault'; readonly answer: HttpAnswer };

function dispatch(service: string, method: string, args: readonly unknown[], serving: Serving): Outcome {
  if (service === 'common') return { kind: 'result', value: common(method, args, serving) };
  if (service === 'object' && method === 'execute_kw') return execute(args, serving);
  throw notEmbedded(`the service ${service}.${method}`);
}

function common(method: string, [database, login, secret]: readonly unknown[], serving: Serving): unknown {
  if (method === 'version') {
    const { serie, info } = statedVersion(serving.database.version);
    return {
      server_version: serie,
      server_version_info: info,
      server_serie: serie,
      protocol_version: 1,
    };
  }
  if (method !== 'login' && method !== 'authenticate') throw notEmbedded(`the service common.${method}`);
  checkDatabase(database, serving);
  return logIn(serving.database, login, secret) ?? false;
}

function execute(args: readonly unknown[], serving: Serving): Outcome {
  const [database, uid, secret, model, method, positional, { context, ...named }] = executeKw.parse(args);
  checkDatabase(database, serving);
  const env: Environment = { database: serving.database, uid, context: asContext(context), sudo: false };
  authenticate(env, secret);
  serving.log({ model, method });
  const fault = serving.faults.take(model, method);
  if (fault === 'reset') return { kind: 'fault', answer: { kind: 'reset' } };
  if (fault === 'html') return { kind: 'fault', answer: htmlAnswer(503, '503 Service Unavailable') };

  serving.database.model(model);
  const valuesArgument = serving.database.version.traits.valuesArgument(model);
  const { ids, args: bound } = bindPositional(
    findMethod(serving.database, model, method),
    positional,
    method === 'write' ? inOwnWords(named, valuesArgument) : named,
  );
  const value = perform(env, model, method, { ids, args: bound }, fault);
  if (fault === 'reset-after') return { kind: 'fault', answer: { kind: 'reset' } };
  // create(dict) gives an id, create([…]) gives ids.
  const one = method === 'create' && !Array.isArray(bound['vals_list']) && Array.isArray(value);
  return { kind: 'result', value: one ? value[0] : value };
}

// Odoo renamed the argument of `write` model by model; the name of another version is unknown to it.
function inOwnWords(
  named: Readonly<Record<string, unknown>>,
  valuesArgument: 'vals' | 'values',
): Readonly<Record<string, unknown>> {
  if (valuesArgument === 'vals') return named;
  return Object.fromEntries(
    Object.entries(named).map(([name, value]) => {
      if (name === 'vals') throw typeError("write() got an unexpected keyword argument 'vals'");
      return [name === valuesArgument ? 'vals' : name, value];
    }),
  );
}

function authenticate(env: Environment, secret: unknown): void {
  const user = env.database.table('res.users').get(env.uid);
  // Odoo looks for the user before it looks at the secret.
  if (!user) throw missingRecord('res.users', env.uid, env.uid);
  if (logIn(env.database, user['login'], secret) !== env.uid) throw accessDenied();
}

function checkDatabase(name: unknown, serving: Serving): void {
  if (name === serving.name) return;
  throw new OdooError('psycopg2.OperationalError', `FATAL:  database "${String(name)}" does not exist\n`);
}

const asContext = (context: unknown): Environment['context'] =>
  typeof context === 'object' && context !== null ? { ...context } : {};

function describe({ pythonClass, message }: OdooError, { database }: Serving): object {
  const data = {
    name: pythonClass,
    message,
    arguments: [message],
    context: {},
    debug: `${pythonClass}: ${message}\n`,
  };
  return { code: database.version.traits.http.errorCode, message: 'Odoo Server Error', data };
}

/** Anything else that is thrown is a mistake of the embedded Odoo, and says so. */
function asOdooError(error: unknown): OdooError {
  if (error instanceof OdooError) return error;
  return new OdooError('builtins.Exception', `The embedded Odoo failed: ${String(error)}`);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const plainText = (status: number, body: string): HttpAnswer => ({
  kind: 'answer',
  status,
  type: 'text/html; charset=utf-8',
  body,
});
