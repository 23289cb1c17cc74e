import type { OdooCall } from '../port.ts';

type Values = Readonly<Record<string, unknown>>;

/** The context of one call: the port's, the call's, then its company. */
export function callContext(portContext: Values | undefined, { context, companyId }: OdooCall): Values {
  return {
    ...portContext,
    ...context,
    ...(companyId === undefined ? {} : { allowed_company_ids: [companyId] }),
  };
}

/** Positional and named arguments of Odoo's `execute_kw`. */
export function executeKwArguments(
  method: string,
  { ids, args = {} }: OdooCall,
  context: Values,
): readonly [positional: readonly unknown[], named: Values] {
  // Odoo 19: execute_kw looks at the first positional argument of create (IndexError without).
  if (method === 'create') {
    const { vals_list: values, ...named } = args;
    return [[Array.isArray(values) ? values : [values]], { ...named, context }];
  }
  // By position: models that override write() call its argument `vals` or `values`, as each version likes (17: `values`
  // on sale.order, `vals` on most others). On 19, which JSON-2 is for, all ten models that were tried take `vals`.
  if (method === 'write' && 'vals' in args) {
    const { vals, ...named } = args;
    return [[ids ?? [], vals], { ...named, context }];
  }
  return [ids === undefined ? [] : [ids], { ...args, context }];
}
