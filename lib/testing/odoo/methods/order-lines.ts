import type { Environment } from '../environment.ts';
import type { Row } from '../store/row.ts';

/** The lines of a sale order. */
export function linesOf(env: Environment, order: Row): readonly Row[] {
  const lines = env.database.table('sale.order.line');
  return [...(lines.find('order_id', order.id) ?? [])].flatMap((id) => lines.get(id) ?? []);
}
