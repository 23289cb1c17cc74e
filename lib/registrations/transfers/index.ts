export { archiveRegistration, type RegistrationArchiveOptions } from './archive.ts';
export type { Belongings } from './facts.ts';
export { mergeRegistrations } from './merge.ts';
export { planMove } from './plan-move.ts';
export { planSplit, splitInput, type RegistrationSplitInput } from './plan-split.ts';
export type { RegistrationMerge, RegistrationTransfer, RegistrationTransferOptions } from './report.ts';
export { runTransfer, runTransferBetween, type Decision, type TransferTools } from './run-transfer.ts';
