import type { AmazonPort } from './port.ts';

/** One call that goes through a port. */
export interface AmazonPortCall {
  /** The port's method, such as `getOrder`. */
  readonly method: string;
}

/**
 * What is done around a call: it may count, delay, refuse, or lose the answer. `send` makes the call. Of methods that
 * give pages, each page is a call, and so is the turn that finds no other, which asks Amazon nothing.
 */
export type AroundAmazonCall = <T>(call: AmazonPortCall, send: () => Promise<T>) => Promise<T>;

/**
 * `port` with `around` called about every call of every method, those of later versions included.
 *
 * @example
 * const logged = wrapAmazonPort(amazon, ({ method }, send) => {
 *   console.log(method);
 *   return send();
 * });
 */
export function wrapAmazonPort(port: AmazonPort, around: AroundAmazonCall): AmazonPort {
  return wrapAmazonPortWith(port, around, {});
}

/** {@link wrapAmazonPort}, with further members. */
export function wrapAmazonPortWith<Extra extends object>(
  port: AmazonPort,
  around: AroundAmazonCall,
  extra: Extra,
): AmazonPort & Extra {
  // The copy is what can be spread and listed; members are taken from the port itself, which may have a prototype.
  return new Proxy(
    { ...port, ...extra },
    {
      has: (_copy, name) => name in extra || name in port,
      get: (_copy, name): unknown => {
        if (name in extra) return Reflect.get(extra, name);
        const member: unknown = Reflect.get(port, name);
        if (typeof member !== 'function' || typeof name !== 'string') return member;
        const call = { method: name };
        return (...args: unknown[]) => {
          const ask = (): unknown => Reflect.apply(member, port, args);
          return givesPages(name)
            ? pagesAround(ask, call, around)
            : around(call, () => Promise.resolve().then(ask));
        };
      },
    },
  );
}

/** Whether the answer to a call is the turn of pages that found no other page. */
export const isEndOfPages = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'done' in answer && answer.done === true;

type PageMethod = {
  [Name in keyof AmazonPort]: AmazonPort[Name] extends (...args: never[]) => AsyncIterable<unknown>
    ? Name
    : never;
}[keyof AmazonPort];

// Whether a method gives pages has to be known before it is called. The type refuses a list that is not whole.
const pageMethods: Readonly<Record<PageMethod, true>> = { searchOrders: true };

const givesPages = (method: string): boolean => Object.hasOwn(pageMethods, method);

async function* pagesAround(
  ask: () => unknown,
  call: AmazonPortCall,
  around: AroundAmazonCall,
): AsyncGenerator<unknown, void, undefined> {
  const asked = ask();
  if (!isAsyncIterable(asked)) throw new TypeError(`${call.method} of the port gives no pages.`);
  const pages = asked[Symbol.asyncIterator]();
  try {
    for (;;) {
      const turn = await around(call, () => pages.next());
      if (turn.done === true) return;
      yield turn.value;
    }
  } finally {
    await pages.return?.();
  }
}

const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
