import { afterAll } from '@jest/globals';
import { startEmbeddedOdoo, type EmbeddedOdoo, type EmbeddedOdooOptions } from '../../lib/testing/index.ts';
import type { ScenarioDatabase } from './ends.ts';

/** Opens embedded databases, and closes them when the test file is done. */
export function embeddedDatabases(options: EmbeddedOdooOptions = {}): () => Promise<ScenarioDatabase> {
  const opened: EmbeddedOdoo[] = [];
  afterAll(async () => {
    await Promise.all(opened.map((odoo) => odoo.close()));
  });
  return async () => {
    const odoo = await startEmbeddedOdoo(options);
    opened.push(odoo);
    return odoo;
  };
}
