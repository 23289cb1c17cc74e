import { afterAll, beforeAll } from '@jest/globals';
import { z } from 'zod';
import {
  startEmbeddedOdoo,
  type EmbeddedOdoo,
  type EmbeddedOdooOptions,
} from '../../lib/testing/odoo/index.ts';

export type Role = 'admin' | 'bot' | 'plain';

/** What a JSON-RPC call gives, with Odoo's own error where there is one. */
export type Answer = z.infer<typeof answerSchema>;

const answerSchema = z.looseObject({
  result: z.unknown().optional(),
  error: z
    .object({ code: z.number(), data: z.looseObject({ name: z.string(), message: z.string() }) })
    .optional(),
});

/** An embedded Odoo for the tests of one file, and the two ways to call it, without a client in between. */
export interface OdooUnderTest {
  readonly odoo: () => EmbeddedOdoo;
  /** One request to `/jsonrpc`, answered as it comes. */
  readonly raw: (...request: Request) => Promise<Answer>;
  /** The result of a call; throws Odoo's error as `name: message`. */
  readonly call: (...request: Request) => Promise<unknown>;
}

type Request = [role: Role, model: string, method: string, args?: readonly unknown[], named?: object];

// Before Odoo 19 a new database has one user more.
const uidsOf = (version = 19) =>
  version < 19 ? ({ admin: 2, bot: 6, plain: 7 } as const) : ({ admin: 2, bot: 5, plain: 6 } as const);

export function odooUnderTest(options: EmbeddedOdooOptions = {}): OdooUnderTest {
  let running: EmbeddedOdoo | undefined;
  beforeAll(async () => {
    running = await startEmbeddedOdoo(options);
  });
  afterAll(() => running?.close());

  const odoo = (): EmbeddedOdoo => {
    if (!running) throw new Error('the embedded Odoo is not running yet');
    return running;
  };
  const raw: OdooUnderTest['raw'] = async (role, model, method, args = [], named = {}) => {
    const { url, database, users } = odoo();
    const callArgs = [
      database,
      uidsOf(options.version)[role],
      users[role].apiKey,
      model,
      method,
      args,
      named,
    ];
    const params = { service: 'object', method: 'execute_kw', args: callArgs };
    const response = await postJson(`${url}/jsonrpc`, { jsonrpc: '2.0', method: 'call', id: 1, params });
    return answerSchema.parse(await response.json());
  };
  return {
    odoo,
    raw,
    call: async (role, model, method, args, named) => {
      const { result, error } = await raw(role, model, method, args, named);
      if (error) throw new Error(`${error.data.name}: ${error.data.message}`);
      return result;
    },
  };
}

export function postJson(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

const loadedSchema = z.strictObject({
  ids: z.union([z.array(z.number()), z.literal(false)]),
  messages: z.array(
    z.looseObject({ message: z.string(), record: z.number().optional(), field: z.string().optional() }),
  ),
  nextrow: z.literal(0),
});

/** What `load` gives. */
export type Loaded = z.infer<typeof loadedSchema>;

export const asLoaded = (result: unknown): Loaded => loadedSchema.parse(result);
export const asIds = (result: unknown): number[] => z.array(z.number()).parse(result);
export const asRows = (result: unknown): Readonly<Record<string, unknown>>[] =>
  z.array(z.record(z.string(), z.unknown())).parse(result);
/** What `check_object_reference` gives. */
export const asReference = (result: unknown): [model: string, id: number] =>
  z.tuple([z.string(), z.number()]).parse(result);
