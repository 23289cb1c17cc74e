import type { OdooPort } from 'odoo-amazon-connector';

/** How the sale orders of a page are sent: batches of this size, so many at once. */
export interface Way {
  readonly writers: number;
  readonly batchSize: number;
}

export interface SplittingPort extends OdooPort {
  /** Time spent on loading sale orders, and how often a batch lost a race and was sent again. */
  readonly loads: { readonly ms: number; readonly lostRaces: number };
}

/**
 * `port`, loading sale orders in the given way whatever the library does. Orders have one line here, and so one row.
 */
export function splitLoads(port: OdooPort, { writers, batchSize }: Way): SplittingPort {
  let [ms, lostRaces] = [0, 0];
  return {
    loads: {
      get ms() {
        return ms;
      },
      get lostRaces() {
        return lostRaces;
      },
    },
    version: (options) => port.version(options),
    call: async (model, method, call) => {
      if (model !== 'sale.order' || method !== 'load') return port.call(model, method, call);
      const rows = asRows(call?.args?.['data']);
      const batches = Array.from({ length: Math.ceil(rows.length / batchSize) }, (_, index) =>
        rows.slice(index * batchSize, (index + 1) * batchSize),
      );
      const ids: (readonly number[])[] = [];
      const loadFrom = async (index: number): Promise<void> => {
        const data = batches[index];
        if (!data) return;
        const answer = asAnswer(await port.call(model, method, { ...call, args: { ...call?.args, data } }));
        if (answer.ids === false) {
          lostRaces += 1;
          return loadFrom(index);
        }
        ids[index] = answer.ids;
        return loadFrom(index + writers);
      };
      const started = performance.now();
      await Promise.all(Array.from({ length: writers }, (_, writer) => loadFrom(writer)));
      ms += performance.now() - started;
      return { ids: ids.flat(), messages: [] };
    },
  };
}

const asRows = (data: unknown): readonly unknown[] => (Array.isArray(data) ? data : []);

function asAnswer(answer: unknown): { readonly ids: readonly number[] | false } {
  const ids = typeof answer === 'object' && answer !== null && 'ids' in answer ? answer.ids : undefined;
  if (Array.isArray(ids)) return { ids: ids.map(Number) };
  const messages = JSON.stringify(answer);
  if (ids === false && messages.includes('could not serialize access')) return { ids };
  throw new Error(`Odoo refused the orders of the benchmark: ${messages.slice(0, 300)}`);
}
