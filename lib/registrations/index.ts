export type {
  MappedTax,
  RegisteredMarketplace,
  Registration,
  RegistrationChange,
  RegistrationInput,
  TaxMapping,
  TaxPolicy,
  TaxRule,
  TrackingPolicy,
} from './registration.ts';
export { createRegistrations, type RegistrationCallOptions, type Registrations } from './registrations.ts';
export { readForRun, runShape } from './read-for-run.ts';
export { namingMissingInstall, registrationModel, registrationShape, toRegistration } from './store.ts';
