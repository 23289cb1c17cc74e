export {
  optionalModules,
  type Belonging,
  type BotRight,
  type DataDefinition,
  type DefaultRecords,
  type FieldDefinition,
  type InstallCompany,
  type ModelDefinition,
  type OptionalModule,
  type Progress,
  type SchemaPart,
  type Upgrade,
  type UpgradeOptions,
} from './definitions.ts';
export { defineAction, runAction, type InstalledAction } from './installed-action.ts';
export { markerField } from './marker-field.ts';
export type { ProblemKind } from './problem-kind.ts';
export { companyOfRegistration, registrationLink } from './registration-link.ts';
