/** A method call that reached the embedded Odoo. */
export interface LoggedCall {
  /** Technical name of the model, such as `sale.order`. */
  readonly model: string;
  /** Name of the method, such as `search_read`. */
  readonly method: string;
}

/** The calls so far, oldest first; logging in and asking for the version do not count. */
export interface CallLog {
  /** How many calls since the start, or since `reset()`. */
  readonly total: number;
  /** Every call; further ones are added to the same list. */
  readonly all: readonly LoggedCall[];
  /** How many of them match. */
  count(match: Partial<LoggedCall>): number;
  /** Forgets all calls so far. */
  reset(): void;
}

export function createCallLog(): CallLog & { add(call: LoggedCall): void } {
  const all: LoggedCall[] = [];
  return {
    get total() {
      return all.length;
    },
    all,
    count: (match) =>
      all.filter(
        ({ model, method }) => (match.model ?? model) === model && (match.method ?? method) === method,
      ).length,
    reset: () => {
      all.length = 0;
    },
    add: (call) => {
      all.push(call);
    },
  };
}
