import { afterAll, beforeAll } from '@jest/globals';
import { openStage, type OdooDatabase, type Stage, type StageOptions } from '../../stage/index.ts';

/** A stage for the tests of one `describe`, opened before the first of them and closed after the last. */
export function onStage(open: () => Promise<OdooDatabase>, options: StageOptions = {}): () => Stage {
  let opened: Stage | undefined;
  beforeAll(async () => {
    opened = await openStage(await open(), options);
  });
  afterAll(() => opened?.close());
  return () => {
    if (!opened) throw new Error('The stage is not open yet.');
    return opened;
  };
}
