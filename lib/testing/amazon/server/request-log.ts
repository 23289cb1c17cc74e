import type { OperationName } from '../operations/index.ts';

/** One request that reached the embedded Amazon. Bodies are not kept: they hold secrets. */
export interface LoggedRequest {
  /** `undefined` for a path that belongs to no operation. */
  readonly operation: OperationName | undefined;
  /** HTTP method, such as `GET`. */
  readonly method: string;
  /** Path of the URL, without its query. */
  readonly path: string;
  /** The query by parameter, decoded; lists as they came, comma-separated. */
  readonly query: Readonly<Record<string, string>>;
  /** When it came, by the embedded Amazon's clock: milliseconds since the epoch. */
  readonly at: number;
  /** The status answered; `undefined` when a fault left the client without an answer. */
  readonly status: number | undefined;
}

/** What the embedded Amazon was asked, oldest first. */
export interface RequestLog {
  /** Every request so far; further ones are added to the same list. */
  readonly all: readonly LoggedRequest[];
  /** How often an operation was asked for, refused requests included. */
  count(operation: OperationName): number;
  /** How many access tokens were handed out. */
  readonly accessTokensIssued: number;
}

export function createRequestLog(accessTokens: { readonly issued: number }): {
  readonly log: RequestLog;
  readonly add: (request: LoggedRequest) => void;
} {
  const all: LoggedRequest[] = [];
  const log: RequestLog = {
    all,
    count: (operation) => all.filter((request) => request.operation === operation).length,
    get accessTokensIssued() {
      return accessTokens.issued;
    },
  };
  return { log, add: (request) => void all.push(request) };
}
