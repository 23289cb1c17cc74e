import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { codeOf, wasNeverSent } from '../../lib/support/network-failure.ts';

const failure = (code: unknown, more: object = {}): Error =>
  Object.assign(new Error('failed'), { code }, more);

describe('a failure of the network', () => {
  it.each(['EAI_AGAIN', 'ECONNREFUSED', 'EHOSTDOWN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND'])(
    'with code %s means that nothing was sent',
    (code) => {
      expect(wasNeverSent(failure(code))).toBe(true);
    },
  );

  it.each(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ETIMEDOUT', ''])(
    'with code %j leaves open whether it was',
    (code) => {
      expect(wasNeverSent(failure(code))).toBe(false);
    },
  );

  it('that is a time-out tells by its system call whether the connection was ever made', () => {
    const connecting = failure('ETIMEDOUT', { syscall: 'connect' });
    expect(wasNeverSent(connecting)).toBe(true);
    expect(wasNeverSent(failure('ETIMEDOUT', { syscall: 'read' }))).toBe(false);
    // As axios wraps it, and as Node gathers the addresses of a name.
    expect(wasNeverSent(failure('ETIMEDOUT', { cause: connecting }))).toBe(true);
    expect(wasNeverSent(failure('ETIMEDOUT', { errors: [connecting, connecting] }))).toBe(true);
    expect(wasNeverSent(failure('ETIMEDOUT', { errors: [] }))).toBe(false);
  });

  it('has its code also when it comes from another realm', () => {
    const foreign: unknown = runInNewContext("Object.assign(new Error('x'), { code: 'ENOTFOUND' })");
    expect(foreign instanceof Error).toBe(false);
    expect([codeOf(foreign), wasNeverSent(foreign)]).toEqual(['ENOTFOUND', true]);
  });

  it.each([[undefined], ['text'], [failure(42)], [null]])('without a code has none: %p', (error) => {
    expect(codeOf(error)).toBe('');
  });
});
