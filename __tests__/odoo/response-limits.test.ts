import { gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { json2Odoo, jsonRpcOdoo, type OdooConnectionConfig, type OdooPort } from '../../lib/odoo/index.ts';
import { closeWebServers, trickle, webServer, writeForEver } from '../support/web-server.ts';
import { caught } from './caught.ts';

closeWebServers();

const mebibyte = 1024 * 1024;
const apiKey = 'key-0001';
const ports = [
  [
    'JSON-RPC',
    (config: OdooConnectionConfig): OdooPort => jsonRpcOdoo({ ...config, username: 'bot', apiKey }),
  ],
  ['JSON-2', (config: OdooConnectionConfig): OdooPort => json2Odoo({ ...config, apiKey })],
] as const;

describe.each(ports)('an answer over %s', (_name, connect) => {
  const answering = async (answer: (response: ServerResponse) => void): Promise<OdooPort> => {
    const url = await webServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        if (body.includes('"login"')) response.end('{"jsonrpc":"2.0","result":5}');
        else answer(response);
      });
    });
    return connect({ url, database: 'erp', maxResponseBytes: mebibyte, timeoutMs: 2_000 });
  };
  const read = (odoo: OdooPort) => caught(odoo.call('res.partner', 'read', { ids: [7] }));
  const write = (odoo: OdooPort) => caught(odoo.call('res.partner', 'write', { ids: [7] }));

  it.each<[string, (response: ServerResponse) => void]>([
    ['is endless', (response) => void writeForEver(response)],
    [
      'announces too much',
      (response) => response.writeHead(200, { 'Content-Length': 2 * mebibyte }).write('x'),
    ],
    [
      'unfolds to too much',
      (response) =>
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(64 * mebibyte))),
    ],
  ])('is given up when it %s: a read asks for less, a write may have happened', async (_case, answer) => {
    const odoo = await answering(answer);
    const tooLarge = await read(odoo);
    expect(tooLarge).toMatchObject({ code: 'ODOO_UNEXPECTED_ANSWER', retryable: false });
    expect(tooLarge.message).toMatch(/more than 1048576 bytes.*maxResponseBytes.*Ask for less at once/);
    const unknown = await write(odoo);
    expect(unknown).toMatchObject({ code: 'OUTCOME_UNKNOWN', retryable: false });
    expect(unknown.message).toContain('maxResponseBytes');
  });

  it('that is damaged is no answer to a write, and a read is asked again', async () => {
    const odoo = await answering((response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('plain'),
    );
    expect(await read(odoo)).toMatchObject({ code: 'ODOO_UNEXPECTED_ANSWER', retryable: true });
    expect(await write(odoo)).toMatchObject({ code: 'OUTCOME_UNKNOWN' });
  });

  it('ends in time when it comes byte by byte', async () => {
    const odoo = await answering(trickle);
    expect(await read(odoo)).toMatchObject({ code: 'ODOO_TIMEOUT' });
  });

  it.each([0, 1.5, Number.NaN])('has a limit that is refused as %d', (maxResponseBytes) => {
    expect(() => connect({ url: 'http://127.0.0.1', database: 'erp', maxResponseBytes })).toThrow(
      expect.objectContaining({
        code: 'CONFIGURATION_INVALID',
        message: expect.stringContaining('maxResponseBytes'),
      }),
    );
  });

  it.each([
    ['https://erp.example.com?x=1', 'query'],
    ['https://erp.example.com/erp?', 'query'],
    ['https://erp.example.com/#x', 'fragment'],
    ['https://erp.example.com#', 'fragment'],
    ['https://bot:hunter2@erp.example.com', 'credentials'],
    ['https://:hunter2@erp.example.com', 'credentials'],
    ['https://erp.example.com?key=hunter2', 'query'],
    ['ftp://erp.example.com', 'address'],
  ])('is not asked for at %s', (url, complaint) => {
    expect(() => connect({ url, database: 'erp' })).toThrow(
      expect.objectContaining({
        code: 'CONFIGURATION_INVALID',
        message: expect.stringMatching(new RegExp(`^(?!.*hunter2).*${complaint}`)),
      }),
    );
  });
});
