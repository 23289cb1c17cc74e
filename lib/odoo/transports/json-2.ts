import { z } from 'zod';
import { ConnectorError } from '../../support/errors.ts';
import { parseJson } from '../../support/parse-json.ts';
import { callContext } from './arguments.ts';
import type { Json2OdooConfig } from './config.ts';
import { connectionSecrets } from './connection-secrets.ts';
import { faultError, unknownDatabase } from './fault.ts';
import { foreignAnswer } from './foreign-answer.ts';
import { createHttp, type HttpAnswer } from './http.ts';
import type { OdooPort } from '../port.ts';
import { rewriteErrors } from '../rewrite-errors.ts';
import { contextOf, type CallSubject } from './subject.ts';
import { parseVersion } from '../version.ts';

/**
 * An Odoo database over JSON-2 (`/json/2`), for Odoo 19 and later: no login, one request for each call.
 *
 * @throws ConnectorError `CONFIGURATION_INVALID` when the url is none.
 * @example
 * const odoo = json2Odoo({ url: 'https://erp.example.com', database: 'erp', apiKey });
 */
export function json2Odoo(config: Json2OdooConfig): OdooPort {
  const { database, apiKey } = config;
  const secrets = connectionSecrets(config, apiKey);
  const send = createHttp(config, secrets);
  const port: OdooPort = {
    call: async (model, method, call = {}) => {
      const subject = { model, method, database };
      const { ids, args, signal, timeoutMs } = call;
      const answer = await send({
        method: 'POST',
        path: `/json/2/${encodeURIComponent(model)}/${encodeURIComponent(method)}`,
        headers: { Authorization: `bearer ${apiKey}` },
        body: { ...args, ids, context: callContext(config.context, call) },
        subject,
        signal,
        timeoutMs,
      });
      const result = parseJson(answer.body);
      if (answer.status === 200 && result !== undefined) return result;
      if (answer.status === 404 && !faultSchema.safeParse(result).success) {
        // A page. Every server with JSON-2 states its version, whatever the database (measured on Odoo 19).
        await port.version({ signal });
        throw new ConnectorError('ODOO_DATABASE_UNKNOWN', unknownDatabase(database), {
          context: contextOf(subject),
          status: 404,
        });
      }
      throw refusal(answer, result, subject);
    },
    version: async ({ signal } = {}) => {
      const subject = { model: 'web', method: 'version', database };
      const answer = await send({
        method: 'GET',
        path: '/web/version',
        subject,
        signal,
        timeoutMs: undefined,
      });
      const result = versionSchema.safeParse(parseJson(answer.body));
      if (answer.status === 200 && result.success) return parseVersion(result.data.version);
      throw refusal(answer, undefined, subject);
    },
  };
  return rewriteErrors(port, secrets.maskError);
}

const versionSchema = z.object({ version: z.string() });
const faultSchema = z.object({ name: z.string(), message: z.string() });

const isLoginPage = ({ location }: HttpAnswer): boolean => location?.includes('/web/login') ?? false;

function refusal(answer: HttpAnswer, body: unknown, subject: CallSubject): ConnectorError {
  const { status } = answer;
  const fault = faultSchema.safeParse(body);
  if (fault.success) return faultError(fault.data, subject, status);
  // Odoo 17 and 18: no such page, or, on an Odoo 18 that has one database, a redirect to its login form (measured).
  if (status === 404 || isLoginPage(answer)) {
    return new ConnectorError(
      'ODOO_NOT_ODOO',
      'This Odoo has no JSON-2 (it came with Odoo 19): use jsonRpcOdoo() instead of json2Odoo(). If it is Odoo 19 or later, check the url.',
      { context: contextOf(subject), status },
    );
  }
  return foreignAnswer(answer, subject);
}
