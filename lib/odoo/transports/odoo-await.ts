import OdooAwait from 'odoo-await';
import { z } from 'zod';
import { ConnectorError } from '../../support/errors.ts';
import { callContext, executeKwArguments } from './arguments.ts';
import { throwIfAborted } from '../../support/abort.ts';
import { createSecrets } from '../../support/secrets.ts';
import { sharedWork } from '../../support/shared-work.ts';
import { baseUrl } from './base-url.ts';
import { defaultTimeoutMs, type OdooAwaitConfig } from './config.ts';
import { withDeadline } from '../../support/deadline.ts';
import { faultError } from './fault.ts';
import { foreignAnswer } from './foreign-answer.ts';
import { lostCall } from './lost-call.ts';
import type { OdooCall, OdooPort } from '../port.ts';
import { rewriteErrors } from '../rewrite-errors.ts';
import { contextOf, isRead, type CallSubject } from './subject.ts';
import { parseVersion } from '../version.ts';
import { isUnspeakableNone, readXmlRpcFault } from './xml-rpc-fault.ts';

/** The two methods of an `odoo-await` client that are needed; any `new OdooAwait(…)` fits. */
export interface OdooAwaitClient {
  /** Logs in; the id of the user. */
  connect(): Promise<unknown>;
  /** Calls a method of a model; `params` are its positional and its named arguments. */
  execute_kw(model: string, method: string, params: unknown[]): Promise<unknown>;
  /** Set once the client is connected. */
  readonly uid?: unknown;
  /** Name of the database. */
  readonly db?: unknown;
}

/** Timeout and context of the calls through a client of yours. */
export type OdooAwaitOptions = Pick<OdooAwaitConfig, 'timeoutMs' | 'context'>;

/**
 * An Odoo database through `odoo-await` (XML-RPC): a client of yours, or one that is built from where the database is. It
 * is connected when it is not yet.
 *
 * Where JSON-RPC can be reached, `jsonRpcOdoo` is the better choice: XML-RPC cannot carry an empty result, so a write
 * whose answer holds one anywhere gives `null`. A call that is stopped is no longer waited for, but goes on inside
 * odoo-await, which also limits no answer in size. The options belong to a client of yours; a configuration holds them.
 *
 * @throws ConnectorError `CONFIGURATION_INVALID` when the url is none, or has a path, which odoo-await would leave out.
 * @example
 * const odoo = odooAwaitOdoo({ url: 'https://erp.example.com', database: 'erp', username: 'bot', apiKey });
 */
export function odooAwaitOdoo(
  clientOrConfig: OdooAwaitClient | OdooAwaitConfig,
  options: OdooAwaitOptions = {},
): OdooPort {
  if ('execute_kw' in clientOrConfig) return portOf(clientOrConfig, options);
  const { username, database } = clientOrConfig;
  const password = clientOrConfig.apiKey ?? clientOrConfig.password;
  const url = baseUrl(clientOrConfig.url);
  if (new URL(url).pathname !== '/') {
    throw new ConnectorError(
      'CONFIGURATION_INVALID',
      'odoo-await calls Odoo at the root of its host and leaves out the path of the url: use jsonRpcOdoo().',
    );
  }
  const client = new OdooAwait({ baseUrl: url, db: database, username, password });
  return rewriteErrors(portOf(client, clientOrConfig), createSecrets([password]).maskError);
}

function portOf(client: OdooAwaitClient, options: OdooAwaitOptions): OdooPort {
  const database = typeof client.db === 'string' ? client.db : undefined;
  let isConnected = typeof client.uid === 'number' && client.uid !== 0;
  const connection = sharedWork(async () => {
    await client.connect();
    isConnected = true;
  });

  const call = async (model: string, method: string, odooCall: OdooCall = {}): Promise<unknown> => {
    const subject = { model, method, database };
    const { signal, timeoutMs = options.timeoutMs ?? defaultTimeoutMs } = odooCall;
    const params = executeKwArguments(method, odooCall, callContext(options.context, odooCall));
    throwIfAborted(signal);
    try {
      if (!isConnected) await connection.join({ signal, timeoutMs });
    } catch (error) {
      throw rejectionError(error, { model: 'common', method: 'login', database });
    }
    try {
      // odoo-await puts database, user and password in front of the arguments, in the caller's own array.
      return await withDeadline(() => client.execute_kw(model, method, plainCopy(params)), {
        signal,
        timeoutMs,
      });
    } catch (error) {
      const fault = readXmlRpcFault(error);
      if (fault && isUnspeakableNone(fault) && !isRead(subject)) return null;
      throw rejectionError(error, subject);
    }
  };

  return {
    call,
    // The client cannot ask for the version; the base module carries it, and every user may read that.
    version: async ({ signal } = {}) => {
      const args = { domain: [['name', '=', 'base']], fields: ['latest_version'] };
      const result = baseModuleSchema.safeParse(
        await call('ir.module.module', 'search_read', { args, signal }),
      );
      if (result.success) return parseVersion(result.data[0].latest_version);
      throw new ConnectorError(
        'ODOO_UNEXPECTED_ANSWER',
        'Odoo stated its version in a way that could not be read.',
      );
    },
  };
}

const baseModuleSchema = z.tuple([z.object({ latest_version: z.string() })]);
const answeredSchema = z.object({ res: z.object({ statusCode: z.number() }), body: z.string() });
const plainSchema = z.array(z.unknown());

// Also leaves out undefined values, which would go out as empty elements.
const plainCopy = (params: readonly unknown[]): unknown[] =>
  plainSchema.parse(JSON.parse(JSON.stringify(params)));

function rejectionError(rejection: unknown, subject: CallSubject): ConnectorError {
  const fault = readXmlRpcFault(rejection);
  if (fault && isUnspeakableNone(fault)) {
    return new ConnectorError(
      'ODOO_UNEXPECTED_ANSWER',
      `The answer of ${subject.model}.${subject.method} has an empty value, which XML-RPC cannot carry: use jsonRpcOdoo().`,
      { context: contextOf(subject) },
    );
  }
  if (fault) return faultError(fault, subject);
  // connect() rejects with a string when Odoo does not know the user.
  if (typeof rejection === 'string')
    return faultError({ name: 'odoo.exceptions.AccessDenied', message: rejection }, subject);
  // No fault, but an answer: a page. The client's own error for it, about an unknown tag, tells nothing.
  const answered = answeredSchema.safeParse(rejection);
  if (answered.success) {
    const { res, body } = answered.data;
    return foreignAnswer({ status: res.statusCode, body, location: undefined }, subject);
  }
  return lostCall(rejection, subject);
}
