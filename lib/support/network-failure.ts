import { isObject } from './is-object.ts';

// Errors of Node's network, told by their shape: in another realm (a worker, a test runner's sandbox) `instanceof Error`
// does not know them.

/** Node's codes of a connection that was never there. */
const neverConnected: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
]);

/** The code of an error of Node's network, such as `ECONNRESET`; empty when it has none. */
export function codeOf(error: unknown): string {
  return isObject(error) && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * Whether nothing of a request can have arrived: its connection was never made. A connection that timed out has the
 * same code as an answer that did; only the system call tells them apart.
 */
export function wasNeverSent(error: unknown): boolean {
  const code = codeOf(error);
  return neverConnected.has(code) || (code === 'ETIMEDOUT' && isConnecting(error));
}

function isConnecting(error: unknown): boolean {
  if (!isObject(error)) return false;
  if ('syscall' in error) return error.syscall === 'connect';
  // Node tries every address of a name, and gathers what became of each.
  if ('errors' in error && Array.isArray(error.errors)) {
    return error.errors.length > 0 && error.errors.every(isConnecting);
  }
  return 'cause' in error && isConnecting(error.cause);
}
