import type { OdooPort } from '../lib/index.ts';
import { create, records, search } from './records.ts';

/** Activates a currency and makes a pricelist in it, where they are missing; as administrator. */
export async function preparePricelist(admin: OdooPort, code: string): Promise<void> {
  const currencies = await search(admin, 'res.currency', [['name', '=', code]]);
  await admin.call('res.currency', 'write', { ids: currencies, args: { vals: { active: true } } });
  if ((await search(admin, 'product.pricelist', [['currency_id', 'in', currencies]])).length > 0) return;
  await create(admin, 'product.pricelist', [{ name: `Amazon ${code}`, currency_id: currencies[0] }]);
}

/** Makes goods with these internal references, where they are missing; their ids, in order. As administrator. */
export async function createGoods(
  admin: OdooPort,
  references: readonly string[],
  values: Readonly<Record<string, unknown>> = {},
): Promise<readonly number[]> {
  const there = await records(
    admin,
    'product.product',
    [['default_code', 'in', references]],
    ['default_code'],
  );
  const known = new Map(there.map((row) => [row['default_code'], row.id]));
  const missing = references.filter((reference) => !known.has(reference));
  const vals = missing.map((reference) => ({
    name: reference,
    default_code: reference,
    type: 'consu',
    ...values,
  }));
  const made = missing.length > 0 ? await create(admin, 'product.product', vals) : [];
  const ids = new Map([...known, ...missing.map((reference, index) => [reference, made[index]] as const)]);
  return references.flatMap((reference) => ids.get(reference) ?? []);
}
