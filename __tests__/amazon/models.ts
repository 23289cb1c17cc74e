import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** An order that Amazon publishes in its model of Orders API 2026-01-01, and where it stands there. */
export interface ModelOrder {
  readonly where: string;
  readonly order: unknown;
}

// Amazon's models lie beside the checkout where they are at all; CI has them.
const file = resolve('../shared/amazon-models/orders_2026-01-01.json');

/** Every order of the model's examples and sandbox answers, or `undefined` where the model is missing. */
export function modelOrders(): readonly ModelOrder[] | undefined {
  if (!existsSync(file)) return undefined;
  const model: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return findOrders(model, '');
}

function findOrders(value: unknown, where: string): ModelOrder[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('orderId' in value && typeof value.orderId === 'string' && 'orderItems' in value)
    return [{ where, order: value }];
  return Object.entries(value).flatMap(([name, part]) => findOrders(part, `${where}/${name}`));
}
