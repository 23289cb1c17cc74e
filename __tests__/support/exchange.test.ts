import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { exchange, type ExchangeRequest } from '../../lib/support/exchange.ts';
import { closeWebServers, trickle, webServer, writeForEver } from './web-server.ts';

closeWebServers();

const mebibyte = 1024 * 1024;
const request = (url: string, more: Partial<ExchangeRequest> = {}): ExchangeRequest => ({
  method: 'GET',
  url,
  headers: {},
  signal: undefined,
  timeoutMs: 60_000,
  maxResponseBytes: mebibyte,
  ...more,
});
const tooLarge = expect.objectContaining({ name: 'ResponseTooLargeError', maxResponseBytes: mebibyte });

describe('an exchange', () => {
  it.each([
    ['gzip', gzipSync('Größe')],
    ['br', brotliCompressSync('Größe')],
    ['deflate', deflateSync('Größe')],
    ['deflate', deflateRawSync('Größe')],
    ['identity', Buffer.from('Größe')],
  ])('unfolds %s', async (encoding, body) => {
    const url = await webServer((_, response) =>
      response.writeHead(200, { 'Content-Encoding': encoding }).end(body),
    );
    expect((await exchange(request(url))).body.toString()).toBe('Größe');
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(64 * mebibyte))],
    ['br', brotliCompressSync(Buffer.alloc(64 * mebibyte))],
    ['deflate', deflateSync(Buffer.alloc(64 * mebibyte))],
  ])('gives up an answer in %s that unfolds beyond the limit', async (encoding, bomb) => {
    expect(bomb.length).toBeLessThan(mebibyte);
    const url = await webServer((_, response) =>
      response.writeHead(200, { 'Content-Encoding': encoding }).end(bomb),
    );
    await expect(exchange(request(url))).rejects.toEqual(tooLarge);
  });

  it('gives up an endless answer at the limit, and hangs up', async () => {
    let written = (): number => 0;
    let hasHungUp: Promise<unknown> = Promise.resolve();
    const url = await webServer((_, response) => {
      hasHungUp = new Promise((resolve) => response.on('close', resolve));
      written = writeForEver(response);
    });
    await expect(exchange(request(url))).rejects.toEqual(tooLarge);
    await hasHungUp;
    // What the sockets of both ends hold comes on top.
    expect(written()).toBeLessThan(32 * mebibyte);
  });

  it('reads nothing of an answer that announces too much', async () => {
    const url = await webServer((_, response) => {
      response.writeHead(200, { 'Content-Length': String(2 * mebibyte) }).write('x');
    });
    await expect(exchange(request(url))).rejects.toEqual(tooLarge);
  });

  it('takes an answer of exactly the limit', async () => {
    const url = await webServer((_, response) => response.end(Buffer.alloc(mebibyte)));
    expect((await exchange(request(url))).body).toHaveLength(mebibyte);
  });

  it.each([
    ['is cut off', 'gzip', gzipSync('a'.repeat(500)).subarray(0, 20)],
    ['is none', 'gzip', Buffer.from('plain')],
    ['was not asked for', 'zstd', Buffer.from('plain')],
    ['is folded twice', 'gzip, gzip', gzipSync(gzipSync('a'))],
  ])('does not read an answer whose compression %s', async (_case, encoding, body) => {
    const url = await webServer((_, response) =>
      response.writeHead(200, { 'Content-Encoding': encoding }).end(body),
    );
    await expect(exchange(request(url))).rejects.toMatchObject({ name: 'ResponseEncodingError' });
  });

  it('ends in time when the answer comes byte by byte', async () => {
    const url = await webServer((_, response) => {
      trickle(response.writeHead(200));
    });
    await expect(exchange(request(url, { timeoutMs: 300 }))).rejects.toMatchObject({ name: 'DeadlineError' });
  });

  it('ends in time when nobody takes what is uploaded', async () => {
    const url = await webServer((incoming) => incoming.pause());
    const body = Buffer.alloc(64 * mebibyte);
    await expect(exchange(request(url, { method: 'PUT', body, timeoutMs: 300 }))).rejects.toMatchObject({
      name: 'DeadlineError',
    });
  });

  it('hangs up when the caller aborts in the middle of an answer', async () => {
    const controller = new AbortController();
    let hasHungUp: Promise<unknown> = Promise.resolve();
    const url = await webServer((_, response) => {
      hasHungUp = new Promise((resolve) => response.on('close', resolve));
      response.writeHead(200).write('half', () => {
        controller.abort();
      });
    });
    await expect(exchange(request(url, { signal: controller.signal }))).rejects.toMatchObject({
      code: 'ABORTED',
    });
    await hasHungUp;
  });

  it('follows no redirect', async () => {
    const url = await webServer((_, response) => response.writeHead(307, { Location: '/other' }).end());
    const answer = await exchange(request(url));
    expect([answer.status, answer.headers.get('location')]).toEqual([307, '/other']);
  });

  it('takes no proxy from the environment', async () => {
    const { http_proxy: before } = process.env;
    process.env['http_proxy'] = 'http://127.0.0.1:9';
    try {
      const url = await webServer((_, response) => response.end('direct'));
      expect((await exchange(request(url))).body.toString()).toBe('direct');
    } finally {
      if (before === undefined) delete process.env['http_proxy'];
      else process.env['http_proxy'] = before;
    }
  });
});
