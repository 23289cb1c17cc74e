export { install, type InstallOptions, type InstallReport } from './install.ts';
export { uninstall, type UninstallOptions, type UninstallReport } from './uninstall.ts';
export { schemaMarker } from './marker.ts';
export { installSteps } from './steps.ts';
export {
  failureTemplateKey,
  locationKey,
  marketplaceKey,
  pickingTypeKey,
  productKeys,
  teamKey,
} from './defaults.ts';
export { loadStepsCode, removeStepsCode } from './apply.ts';
export { missingRightsCode } from './missing-rights.ts';
export { optionalFieldsCode } from './optional-fields.ts';
