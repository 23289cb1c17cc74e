/**
 * A way in which a call can go wrong:
 * - `'reset'`: the connection breaks before the method runs.
 * - `'reset-after'`: the method runs and is committed, then the connection breaks: the answer is lost.
 * - `'html'`: a page of HTML with status 503, as gateways in front of Odoo send it; nothing runs.
 * - `'serialization'`: another transaction wins the race; nothing is written. `load` tells that in its messages.
 */
export type OdooFault = 'reset' | 'reset-after' | 'html' | 'serialization';

/** The calls that meet a fault; what is left out matches any. */
export interface CallMatch {
  /** Technical name of the model, such as `sale.order`. */
  readonly model?: string;
  /** Name of the method, such as `create`. */
  readonly method?: string;
}

export interface FaultQueue {
  add(match: CallMatch, fault: OdooFault, times: number): void;
  /** The fault that this call meets, taken off the queue. */
  take(model: string, method: string): OdooFault | undefined;
}

export function createFaultQueue(): FaultQueue {
  const waiting: { readonly match: CallMatch; readonly fault: OdooFault; left: number }[] = [];
  return {
    add: (match, fault, times) => {
      waiting.push({ match, fault, left: times });
    },
    take: (model, method) => {
      const next = waiting.find(
        ({ match, left }) =>
          left > 0 && (match.model ?? model) === model && (match.method ?? method) === method,
      );
      if (!next) return undefined;
      next.left -= 1;
      return next.fault;
    },
  };
}
