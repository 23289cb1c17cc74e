import { freshDatabase, type RealDatabase } from '../__tests__/real-odoo/database.ts';

/** A fresh database of the real Odoo, which is started when it does not run yet. */
export function openBenchDatabase(name: string): Promise<RealDatabase> {
  return freshDatabase(name);
}
