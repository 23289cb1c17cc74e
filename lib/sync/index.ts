export { isCheckpointDue, usableCheckpoint, type Checkpoint, type Search } from './checkpoint.ts';
export { changedAfter, nextCursor, type Covered } from './cursor.ts';
export { logOutcomes, logReport, logSingleOutcome } from './log-outcomes.ts';
export { namingVerbs } from './naming-rights.ts';
export { closeSession, moveCursor, writeCheckpoint, type ProgressFields } from './progress.ts';
export { startSession, type Session } from './session.ts';
export type { SessionTools } from './tools.ts';
export { warnWhenOutdated } from './warn-when-outdated.ts';
