import type { OdooPort } from 'odoo-amazon-connector';

/** Time and number of calls of one method. */
export interface Spent {
  calls: number;
  ms: number;
}

/** `port`, summing up how long each `model.method` takes, HTTP included. */
export function timeCalls(port: OdooPort): OdooPort & { readonly spent: ReadonlyMap<string, Spent> } {
  const spent = new Map<string, Spent>();
  return {
    spent,
    version: (options) => port.version(options),
    call: async (model, method, call) => {
      const started = performance.now();
      try {
        return await port.call(model, method, call);
      } finally {
        const name = nameOf(model, method, call?.args?.['fields']);
        const sum = spent.get(name) ?? { calls: 0, ms: 0 };
        spent.set(name, { calls: sum.calls + 1, ms: sum.ms + performance.now() - started });
      }
    },
  };
}

/** A load of one column or two is told apart by them from one that makes records. */
const nameOf = (model: string, method: string, fields: unknown): string =>
  method === 'load' && Array.isArray(fields) && fields.length <= 2
    ? `${model}.load(${fields.join(', ')})`
    : `${model}.${method}`;
