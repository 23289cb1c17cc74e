export { distanceIn, isUsableIn, ofNearestCompany, type CompanyLine } from './companies.ts';
export type {
  LotPolicy,
  MappedTax,
  MoveDate,
  ProductPurpose,
  RegisteredMarketplace,
  Registration,
  RegistrationChange,
  RegistrationInput,
  RegistrationRef,
  TaxMapping,
  TaxPolicy,
  TaxRule,
  TrackingPolicy,
} from './registration.ts';
export { createRegistrations, type RegistrationCallOptions, type Registrations } from './registrations.ts';
export { locationKey, tagListCode } from './schema.ts';
export {
  namingMissingInstall,
  readRegistrations,
  registrationModel,
  registrationShape,
  toRegistration,
} from './store.ts';
