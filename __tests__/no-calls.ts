import type { OdooPort } from '../lib/index.ts';

/** An Odoo that answers no call and notes each: for what is refused before there is one. */
export function noCalls(): OdooPort & { readonly calls: string[] } {
  const calls: string[] = [];
  return {
    calls,
    version: () => Promise.reject(new Error('version')),
    call: (model, method) => {
      calls.push(`${model}.${method}`);
      return Promise.reject(new Error(`${model}.${method}`));
    },
  };
}
