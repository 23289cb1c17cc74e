import { describe, expect, it } from '@jest/globals';
import { DeadlineError, withDeadline } from '../../lib/support/deadline.ts';

const forever = () => new Promise<never>(() => undefined);

describe('withDeadline', () => {
  it('gives what the work gives', async () => {
    expect(await withDeadline(() => Promise.resolve(1), {})).toBe(1);
    await expect(withDeadline(() => Promise.reject(new Error('no')), {})).rejects.toThrow('no');
  });

  it('ends work that takes too long, and lets it know', async () => {
    let stopped: AbortSignal | undefined;
    const late = withDeadline(
      (signal) => {
        stopped = signal;
        return forever();
      },
      { timeoutMs: 5 },
    );
    await expect(late).rejects.toBeInstanceOf(DeadlineError);
    expect(stopped?.aborted).toBe(true);
  });

  it('starts nothing for a caller who has stopped, and lets go of one who stops', async () => {
    let started = 0;
    const work = () => {
      started += 1;
      return forever();
    };
    await expect(withDeadline(work, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'ABORTED',
    });
    expect(started).toBe(0);
    const controller = new AbortController();
    const waiting = withDeadline(work, { signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
