export { install, type InstallOptions, type InstallReport } from './install.ts';
export { modelKey } from './model-key.ts';
export { composeSchema, type Schema } from './compose-schema.ts';
export { uninstall, type UninstallOptions, type UninstallReport } from './uninstall.ts';
export { loadStepsCode, removeStepsCode } from './apply.ts';
