export type {
  BotRight,
  DefaultRecords,
  InstallCompany,
  ModelDefinition,
  SchemaPart,
  Upgrade,
  UpgradeOptions,
} from './definitions.ts';
export { install, type InstallOptions, type InstallReport } from './install.ts';
export { markerField } from './marker.ts';
export { modelKey } from './model-key.ts';
export { composeSchema, type Schema } from './schema.ts';
export { uninstall, type UninstallOptions, type UninstallReport } from './uninstall.ts';
export { loadStepsCode, removeStepsCode } from './apply.ts';
