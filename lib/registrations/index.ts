export type {
  MappedTax,
  RegisteredMarketplace,
  Registration,
  RegistrationChange,
  RegistrationInput,
  TaxMapping,
  TaxPolicy,
  TaxRule,
} from './registration.ts';
export { createRegistrations, type RegistrationCallOptions, type Registrations } from './registrations.ts';
export { namingMissingInstall, registrationModel, registrationShape, toRegistration } from './store.ts';
