import { afterAll } from '@jest/globals';
import { startEmbeddedOdoo, type EmbeddedOdoo } from '../../lib/testing/index.ts';
import type { ScenarioDatabase } from './ends.ts';

/** Opens embedded databases, and closes them when the test file is done. */
export function embeddedDatabases(): () => Promise<ScenarioDatabase> {
  const opened: EmbeddedOdoo[] = [];
  afterAll(async () => {
    await Promise.all(opened.map((odoo) => odoo.close()));
  });
  return async () => {
    const odoo = await startEmbeddedOdoo();
    opened.push(odoo);
    return odoo;
  };
}
