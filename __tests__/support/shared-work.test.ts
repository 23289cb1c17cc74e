import { describe, expect, it } from '@jest/globals';
import { isConnectorError } from '../../lib/support/errors.ts';
import { sharedWork } from '../../lib/support/shared-work.ts';

/** Work that ends when the test says so; it counts its starts and shows its signals. */
function controlled() {
  const runs: { readonly signal: AbortSignal; end(value: string): void; fail(error: Error): void }[] = [];
  const work = sharedWork(
    (signal) =>
      new Promise<string>((resolve, reject) => {
        runs.push({ signal, end: resolve, fail: reject });
        signal.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
      }),
  );
  return { work, runs };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (isConnectorError(error) ? error.code : String(error)),
  );

describe('work that several wait for', () => {
  it('is done once for all of them, and again for whoever comes later', async () => {
    const { work, runs } = controlled();
    const both = Promise.all([work.join({}), work.join({})]);
    await turn();
    runs[0]?.end('first');
    expect(await both).toEqual(['first', 'first']);
    const later = work.join({});
    await turn();
    runs[1]?.end('second');
    expect(await later).toBe('second');
    expect(runs).toHaveLength(2);
  });

  it('goes on when one of them leaves, and is aborted when the last one does', async () => {
    const { work, runs } = controlled();
    const [one, other] = [new AbortController(), new AbortController()];
    const waiting = [work.join({ signal: one.signal }), work.join({ signal: other.signal })].map(codeOf);
    await turn();
    one.abort();
    expect(await waiting[0]).toBe('ABORTED');
    expect(runs[0]?.signal.aborted).toBe(false);
    other.abort();
    expect(await waiting[1]).toBe('ABORTED');
    expect(runs[0]?.signal.aborted).toBe(true);
  });

  it('is aborted too when the last one runs out of time', async () => {
    const { work, runs } = controlled();
    expect(await codeOf(work.join({ timeoutMs: 5 }))).toContain('No whole answer');
    expect(runs[0]?.signal.aborted).toBe(true);
  });

  it('starts afresh for whoever comes after the last one left', async () => {
    const { work, runs } = controlled();
    const controller = new AbortController();
    const left = codeOf(work.join({ signal: controller.signal }));
    await turn();
    controller.abort();
    await left;
    const next = work.join({});
    await turn();
    runs[1]?.end('fresh');
    expect(await next).toBe('fresh');
  });

  it('does not keep a failure', async () => {
    const { work, runs } = controlled();
    const failing = codeOf(work.join({}));
    await turn();
    runs[0]?.fail(new Error('no'));
    expect(await failing).toBe('Error: no');
    const next = work.join({});
    await turn();
    runs[1]?.end('yes');
    expect(await next).toBe('yes');
  });

  it('is not started by a caller that has aborted before', async () => {
    const { work, runs } = controlled();
    expect(await codeOf(work.join({ signal: AbortSignal.abort() }))).toBe('ABORTED');
    await turn();
    expect(runs).toHaveLength(0);
  });
});
