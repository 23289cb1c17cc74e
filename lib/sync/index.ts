export { isCheckpointDue, usableCheckpoint, type Checkpoint, type Search } from './checkpoint.ts';
export { changedAfter, nextCursor, type Covered } from './cursor.ts';
export { logOutcomes, logReport, logSingleOutcome } from './log-outcomes.ts';
export { namingVerbs } from './naming-rights.ts';
export { closeRun, moveCursor, writeCheckpoint, type ProgressFields } from './progress.ts';
export { startRun, type Run } from './run.ts';
export type { RunTools } from './tools.ts';
export { warnWhenOutdated } from './warn-when-outdated.ts';
