import { afterEach, describe, expect, it } from '@jest/globals';
import { json2Odoo, jsonRpcOdoo, type OdooConnectionConfig, type OdooPort } from '../../lib/odoo/index.ts';
import { echoesOf, expectHidden } from '../support/secret-echoes.ts';
import { faultOver, isLogin, numberOver } from './canned-answers.ts';
import { caught } from './caught.ts';
import { openLoopback, type CannedAnswer, type LoopbackServer } from './loopback.ts';

// Of no shape that a pattern would know.
const apiKey = 'open sesame/ä+"&<=now0123';
const bearer = 'gateway-of_the.company=4567';
const proxyPassword = "let me; through's?89";
const basicPassword = 'basic instinct/1992';
const headers = {
  Authorization: `Basic ${Buffer.from(`gate:${basicPassword}`).toString('base64')}`,
  'X-Gate-Token': `Bearer ${bearer}`,
};
const secrets = [apiKey, bearer, proxyPassword, basicPassword];
const echoes = secrets.flatMap((secret) => Object.values(echoesOf(secret)));

const ports = [
  [
    'JSON-RPC',
    (config: OdooConnectionConfig): OdooPort => jsonRpcOdoo({ ...config, username: 'bot', apiKey }),
  ],
  ['JSON-2', (config: OdooConnectionConfig): OdooPort => json2Odoo({ ...config, apiKey })],
] as const;

describe.each(ports)('a secret that is echoed over %s', (name, connect) => {
  let server: LoopbackServer | undefined;
  afterEach(() => server?.close());

  const fault = (type: string, message: string): CannedAnswer =>
    faultOver[name]({ name: type, message, status: 422, faultCode: 2 });
  const places: readonly (readonly [string, (echo: string) => CannedAnswer])[] = [
    ["Odoo's sentence", (echo) => fault('odoo.exceptions.UserError', `Not with ${echo}.`)],
    ['a sentence that is cut', (echo) => fault('odoo.exceptions.UserError', `${'x'.repeat(285)}${echo}`)],
    ['the name of an exception', (echo) => fault(echo, 'No.')],
    ['a page', (echo) => ({ status: 500, body: `<html><title>${echo}</title>${echo}</html>` })],
    ['half an answer', (echo) => ({ body: `{"result": "${echo}` })],
    [
      'a redirect',
      (echo) => ({
        status: 302,
        headers: { location: `/${encodeURIComponent(echo)}?${encodeURIComponent(echo)}` },
        body: '',
      }),
    ],
  ];

  it.each(places)('in %s is in no error', async (_place, answer) => {
    let canned: CannedAnswer = 'hang';
    server = await openLoopback((request) => (isLogin(request) ? numberOver[name](5) : canned));
    // The server is its own proxy.
    const { port } = new URL(server.url);
    const proxy = { host: '127.0.0.1', port: Number(port), auth: { username: 'p', password: proxyPassword } };
    const odoo = connect({ url: server.url, database: 'erp', headers, proxy });
    let errors = 0;
    for (const echo of echoes) {
      canned = answer(echo);
      for (const method of ['read', 'write']) {
        const error = await caught(odoo.call('res.partner', method, { ids: [7] }));
        for (const secret of secrets) expectHidden(error, secret);
        errors += 1;
      }
    }
    expect(errors).toBe(2 * echoes.length);
  });

  it('in the answer to the first call, which may be a login, is in no error', async () => {
    let canned: CannedAnswer = 'hang';
    server = await openLoopback(() => canned);
    const odoo = connect({ url: server.url, database: 'erp' });
    for (const echo of Object.values(echoesOf(apiKey))) {
      canned = fault('odoo.exceptions.UserError', `Not with ${echo}.`);
      const error = await caught(odoo.call('res.partner', 'read'));
      expect(error.code).toBe('ODOO_VALIDATION');
      expectHidden(error, apiKey);
    }
  });

  it('leaves harmless headers readable', async () => {
    server = await openLoopback((request) =>
      isLogin(request) ? numberOver[name](5) : fault('odoo.exceptions.UserError', 'es-ES is not installed.'),
    );
    const odoo = connect({ url: server.url, database: 'erp', headers: { 'Accept-Language': 'es-ES' } });
    expect((await caught(odoo.call('res.partner', 'read'))).message).toContain('es-ES is not installed');
  });
});
