import { expect, it, jest } from '@jest/globals';
import { logEvents } from '../../lib/support/log-events.ts';

it('events go to the log: warnings as warnings, progress for debugging', () => {
  const logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() };
  const log = logEvents(logger);
  log({ type: 'warning', code: 'CLOCK_AHEAD', message: 'The clock is ahead.' });
  log({ type: 'deliveries:done', registrationId: 1, done: 2 });
  expect(logger.warn.mock.calls).toEqual([
    [{ event: 'warning', code: 'CLOCK_AHEAD' }, 'The clock is ahead.'],
  ]);
  expect(logger.debug.mock.calls).toEqual([
    [{ event: 'deliveries:done', registrationId: 1, done: 2 }, 'deliveries:done'],
  ]);
});
