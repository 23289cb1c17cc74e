export type { ClearableOption, RegistrationChange } from './change.ts';
export { distanceIn, isUsableIn, ofNearestCompany, type CompanyLine } from './companies.ts';
export type {
  InvoicingPolicy,
  LotPolicy,
  MappedTax,
  MoveDate,
  ProductPurpose,
  RegisteredMarketplace,
  Registration,
  RegistrationInput,
  RegistrationRef,
  TaxMapping,
  TaxPolicy,
  TaxRule,
  TrackingPolicy,
} from './registration.ts';
export {
  createUnlessChanged,
  guardedAction,
  guardedShape,
  writeUnlessChanged,
  type Guard,
} from './guarded-writes.ts';
export { orderMarketplaces } from './order-marketplaces.ts';
export { productsShapeOf } from './own-products.ts';
export { createRegistrations } from './registrations.ts';
export type {
  RegistrationArchiveOptions,
  RegistrationMerge,
  RegistrationSplitInput,
  RegistrationTransfer,
  RegistrationTransferOptions,
} from './transfers/index.ts';
export type { RegistrationCallOptions, RegistrationListOptions, Registrations } from './verbs.ts';
export { locationKey, tagListCode } from './schema.ts';
export {
  namingMissingInstall,
  notArchived,
  readRegistrations,
  registrationModel,
  registrationShape,
  toRegistration,
} from './store.ts';
export { siblingsField, siblingsOf, siblingsShape, type Sibling } from './siblings.ts';
