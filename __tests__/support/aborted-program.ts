/**
 * A program whose only call is aborted while a server never answers, or while it waits for the next try. It has to end by
 * itself at once. Arguments: what it calls; the address of the server.
 */
import { jsonRpcOdoo, sellingPartnerApi } from '../../lib/index.ts';

const [what = '', url = ''] = process.argv.slice(2);
const signal = AbortSignal.timeout(500);

const calls: Readonly<Record<string, () => Promise<unknown>>> = {
  login: () =>
    jsonRpcOdoo({ url, database: 'erp', username: 'bot', apiKey: 'key-1' }).call('res.partner', 'read', {
      signal,
    }),
  token: () =>
    sellingPartnerApi({
      region: 'eu',
      refreshToken: 'Atzr|made-up',
      clientId: 'made-up',
      clientSecret: 'made-up',
      endpoint: url,
      timeoutMs: 300_000,
      retry: { baseDelayMs: 300_000, maxDelayMs: 300_000 },
      random: () => 0.99,
    }).getOrder('902-0000001-0000001', { signal }),
};

try {
  await calls[what]?.();
} catch (error) {
  process.stdout.write(typeof error === 'object' && error && 'code' in error ? String(error.code) : 'other');
}
