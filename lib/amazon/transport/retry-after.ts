import type { AmazonAnswer } from './wire.ts';

/**
 * Milliseconds that the server asks to wait, from `Retry-After` in seconds or as a date.
 * Amazon documents no such header; gateways in front of it send it.
 */
export function retryAfterMs({ headers }: AmazonAnswer, now: number): number | undefined {
  const text = headers.get('retry-after')?.trim();
  if (text === undefined || text === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
