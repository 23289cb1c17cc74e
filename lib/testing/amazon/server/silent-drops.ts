/** Shipments that Amazon accepts and forgets: the next ones, as many as were asked for. */
export interface SilentDrops {
  add(times: number): void;
  /** Whether this one is dropped. */
  take(): boolean;
}

export function createSilentDrops(): SilentDrops {
  let left = 0;
  return {
    add: (times) => {
      left += times;
    },
    take: () => {
      if (left === 0) return false;
      left -= 1;
      return true;
    },
  };
}
