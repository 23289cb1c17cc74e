import { z } from 'zod';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { throwIfAborted } from '../../support/abort.ts';
import { parseJson } from '../../support/parse-json.ts';
import type { Secrets } from '../../support/secrets.ts';
import { sharedWork } from '../../support/shared-work.ts';
import { callContext, executeKwArguments } from './arguments.ts';
import { defaultTimeoutMs, type JsonRpcOdooConfig } from './config.ts';
import { connectionSecrets } from './connection-secrets.ts';
import { faultError, type OdooFault } from './fault.ts';
import { foreignAnswer } from './foreign-answer.ts';
import { createHttp } from './http.ts';
import { lostCall } from './lost-call.ts';
import type { OdooCall, OdooPort } from '../port.ts';
import { rewriteErrors } from '../rewrite-errors.ts';
import type { CallSubject } from './subject.ts';
import { parseVersion } from '../version.ts';

type Limits = Pick<OdooCall, 'signal' | 'timeoutMs'>;

/**
 * An Odoo database over JSON-RPC (`/jsonrpc`), for Odoo 17 and later. Logs in once, with the first call.
 *
 * Odoo deprecated this endpoint with Odoo 19 and will take it out of a later version: from 19 on, `json2Odoo` does the
 * same.
 *
 * @throws ConnectorError `CONFIGURATION_INVALID` when the url is none.
 * @example
 * const odoo = jsonRpcOdoo({ url: 'https://erp.example.com', database: 'erp', username: 'bot', apiKey });
 */
export function jsonRpcOdoo(config: JsonRpcOdooConfig): OdooPort {
  const { database, username } = config;
  const secret = config.apiKey ?? config.password;
  const secrets = connectionSecrets(config, secret);
  const send = createHttp(config, secrets);

  const request = async (
    service: string,
    method: string,
    args: readonly unknown[],
    subject: CallSubject,
    limits: Limits,
  ) => {
    const { signal, timeoutMs } = limits;
    const body = { jsonrpc: '2.0', method: 'call', id: 1, params: { service, method, args } };
    const answer = await send({ method: 'POST', path: '/jsonrpc', body, subject, signal, timeoutMs });
    const envelope = envelopeSchema.safeParse(parseJson(answer.body));
    if (!envelope.success) throw foreignAnswer(answer, subject);
    const { error, result } = envelope.data;
    if (error) throw faultError(readFault(error, secrets), subject);
    // A method that returns None: no `result` at all.
    return result ?? null;
  };

  const loginSubject = { model: 'common', method: 'login', database };
  let knownUid: number | undefined;
  const login = sharedWork(async (signal) => {
    const uid = await request('common', 'login', [database, username, secret], loginSubject, { signal });
    if (typeof uid !== 'number') {
      throw faultError({ name: 'odoo.exceptions.AccessDenied', message: 'Access Denied' }, loginSubject);
    }
    knownUid = uid;
    return uid;
  });

  const loggedIn = async ({
    signal,
    timeoutMs = config.timeoutMs ?? defaultTimeoutMs,
  }: Limits): Promise<number> => {
    throwIfAborted(signal);
    if (knownUid !== undefined) return knownUid;
    try {
      return await login.join({ signal, timeoutMs });
    } catch (error) {
      throw lostCall(error, loginSubject);
    }
  };

  const port: OdooPort = {
    call: async (model, method, call = {}) => {
      const subject = { model, method, database };
      const uid = await loggedIn(call);
      const [positional, named] = executeKwArguments(method, call, callContext(config.context, call));
      try {
        return await request(
          'object',
          'execute_kw',
          [database, uid, secret, model, method, positional, named],
          subject,
          call,
        );
      } catch (error) {
        // The user may have been made anew, under another id.
        const isRefused = isConnectorError(error) && error.code === 'ODOO_UNAUTHORIZED';
        if (isRefused && knownUid === uid) knownUid = undefined;
        throw error;
      }
    },
    version: async (options = {}) => {
      const subject = { model: 'common', method: 'version', database };
      const result = versionSchema.safeParse(await request('common', 'version', [], subject, options));
      if (result.success) return parseVersion(result.data.server_serie);
      throw new ConnectorError(
        'ODOO_UNEXPECTED_ANSWER',
        'Odoo stated its version in a way that could not be read.',
      );
    },
  };
  return rewriteErrors(port, secrets.maskError);
}

const errorSchema = z.object({
  message: z.string().optional(),
  data: z.object({ name: z.string(), message: z.string() }).optional(),
});
const envelopeSchema = z.object({
  jsonrpc: z.literal('2.0'),
  error: errorSchema.optional(),
  result: z.unknown().optional(),
});
const versionSchema = z.object({ server_serie: z.string() });

// `data.debug`, a whole traceback, stays out.
const readFault = ({ data, message = '' }: z.infer<typeof errorSchema>, secrets: Secrets): OdooFault => ({
  name: secrets.mask(data?.name ?? 'unknown'),
  message: secrets.mask(data?.message ?? message),
});
