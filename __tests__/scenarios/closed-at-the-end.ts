import { afterAll } from '@jest/globals';
import type { OdooDatabase, OpenOdoo } from '../../stage/index.ts';

/** The opener, whose databases are closed when the test file is done. */
export function closedAtTheEnd(open: OpenOdoo): () => Promise<OdooDatabase> {
  const opened: Awaited<ReturnType<OpenOdoo>>[] = [];
  afterAll(async () => {
    for (const database of opened) await database.close();
  });
  return async () => {
    const database = await open();
    opened.push(database);
    return database;
  };
}
