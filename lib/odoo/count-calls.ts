import type { OdooPort } from './port.ts';
import { isReadMethod } from './read/read-methods.ts';

/** What went through a port since it was wrapped, or since `reset()`. */
export interface CallLog {
  /** Calls of methods and of `version()`. */
  readonly total: number;
  /** Calls of methods that may change something. */
  readonly writes: number;
  /** Calls by `model.method`. */
  readonly byMethod: ReadonlyMap<string, number>;
  /** Sets all counts to zero. */
  reset(): void;
}

/** `port`, counting its calls under `calls`: failed ones and further tries count too. */
export function countCalls(port: OdooPort): OdooPort & {
  /** Grows with every call. */
  readonly calls: CallLog;
} {
  const counts = new Map<string, number>();
  let writes = 0;
  const count = (name: string): void => {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  return {
    call: (model, method, call) => {
      count(`${model}.${method}`);
      if (!isReadMethod(method)) writes += 1;
      return port.call(model, method, call);
    },
    version: (options) => {
      count('common.version');
      return port.version(options);
    },
    calls: {
      get total() {
        return [...counts.values()].reduce((sum, calls) => sum + calls, 0);
      },
      get writes() {
        return writes;
      },
      get byMethod() {
        return new Map(counts);
      },
      reset: () => {
        counts.clear();
        writes = 0;
      },
    },
  };
}
