export type {
  RegisteredMarketplace,
  Registration,
  RegistrationChange,
  RegistrationInput,
} from './registration.ts';
export { createRegistrations, type RegistrationCallOptions, type Registrations } from './registrations.ts';
export { namingMissingInstall, registrationModel, registrationShape, toRegistration } from './store.ts';
