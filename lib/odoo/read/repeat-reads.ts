import type { OdooPort } from '../port.ts';
import { isReadMethod } from './read-methods.ts';
import { repeat, type RepeatOptions } from '../repeat.ts';

/**
 * `port` with reads tried again while their error is retryable. Writes go through once: what became of a lost write
 * must be read first, unless it has a key (see `upsert`).
 */
export function repeatReads(port: OdooPort, options: RepeatOptions = {}): OdooPort {
  return {
    call: (model, method, call) => {
      const work = (): Promise<unknown> => port.call(model, method, call);
      return isReadMethod(method) ? repeat(`${model}.${method}`, work, call?.signal, options) : work();
    },
    version: (call) => repeat('common.version', () => port.version(call), call?.signal, options),
  };
}
