/** A method call that reached the embedded Odoo. */
export interface LoggedCall {
  readonly model: string;
  readonly method: string;
}

/** The calls so far, oldest first; logging in and asking for the version do not count. */
export interface CallLog {
  readonly total: number;
  readonly all: readonly LoggedCall[];
  /** How many of them match. */
  count(match: Partial<LoggedCall>): number;
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
