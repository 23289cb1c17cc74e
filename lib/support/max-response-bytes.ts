import { ConnectorError } from './errors.ts';

// A string of JavaScript's holds half a gibibyte at most (V8), and every answer becomes one.
const largest = 512 * 1024 * 1024 - 1024;

/**
 * The option `maxResponseBytes`, checked. Default: 100 MiB. `owner`: whose option it is, for the error.
 *
 * @throws `CONFIGURATION_INVALID`
 */
export function readMaxResponseBytes(option: number | undefined, owner: string): number {
  const bytes = option ?? 100 * 1024 * 1024;
  if (Number.isInteger(bytes) && bytes > 0 && bytes <= largest) return bytes;
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `${owner}: maxResponseBytes is not a whole number of bytes from 1 to ${largest}.`,
  );
}
