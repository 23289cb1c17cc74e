import { plainError, type Answer } from './answer.ts';
import type { OperationName } from '../operations/index.ts';

/**
 * A way in which an answer can go wrong:
 * - `{ status, body?, headers? }`: this answer instead of the true one. A text is sent as it is, anything else as
 *   JSON; without `body`, Amazon's usual error of that status.
 * - `'reset'`: the connection is reset before a byte is sent.
 * - `'no-answer'`: the connection stays open and silent, until the client gives up or `close()` is called.
 * - `'html'`: a page of HTML with status 503, as gateways in front of the API send it.
 * - `'malformed-json'`: the first half of the true answer, sent as if it were all of it.
 * - `{ hangUpAfterBytes }`: the true answer, cut off after that many bytes of its body.
 */
export type Fault =
  | {
      /** HTTP status of the answer. */
      readonly status: number;
      /** A text is sent as it is, anything else as JSON. Default: Amazon's usual error of that status. */
      readonly body?: unknown;
      /** Further headers, with names in lower case; they replace those of the answer. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  | 'reset'
  | 'no-answer'
  | 'html'
  | 'malformed-json'
  | {
      /** Bytes of the body that are sent; `content-length` announces all of it. */
      readonly hangUpAfterBytes: number;
    };

/** What goes over the wire: an answer, whole or cut off, or none. */
export type Delivery =
  | { readonly kind: 'whole'; readonly answer: Answer }
  | { readonly kind: 'cut'; readonly answer: Answer; readonly afterBytes: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'silence' };

export interface FaultQueue {
  /** The next `times` requests of `operation` meet `fault`. */
  add(operation: OperationName, fault: Fault, times: number): void;
  /** The fault that this request of `operation` meets, taken off the queue. */
  take(operation: OperationName): Fault | undefined;
}

export function createFaultQueue(): FaultQueue {
  const queues = new Map<OperationName, Fault[]>();
  return {
    add: (operation, fault, times) => {
      const queue = queues.get(operation) ?? [];
      for (let count = 0; count < times; count += 1) queue.push(fault);
      queues.set(operation, queue);
    },
    take: (operation) => queues.get(operation)?.shift(),
  };
}

/** What `fault` makes of the answer that `answer` would give. */
export function deliver(fault: Fault | undefined, answer: () => Answer): Delivery {
  if (fault === undefined) return { kind: 'whole', answer: answer() };
  if (fault === 'reset') return { kind: 'reset' };
  if (fault === 'no-answer') return { kind: 'silence' };
  if (fault === 'html') return { kind: 'whole', answer: gatewayPage };
  if (fault === 'malformed-json') return { kind: 'whole', answer: firstHalf(answer()) };
  if ('hangUpAfterBytes' in fault)
    return { kind: 'cut', answer: answer(), afterBytes: fault.hangUpAfterBytes };
  return { kind: 'whole', answer: substitute(fault) };
}

const gatewayPage: Answer = {
  status: 503,
  headers: { 'content-type': 'text/html' },
  body: '<html><head><title>503 Service Temporarily Unavailable</title></head><body></body></html>',
};

function firstHalf(answer: Answer): Answer {
  return { ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) };
}

function substitute(fault: Exclude<Fault, string | { readonly hangUpAfterBytes: number }>): Answer {
  const usual = plainError(fault.status);
  if (fault.body === undefined) return { ...usual, headers: { ...usual.headers, ...fault.headers } };
  const body = typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body);
  return { status: fault.status, headers: { 'content-type': 'application/json', ...fault.headers }, body };
}
