/** Why a seller cancels, in the words of Amazon's order acknowledgement feed (schema OrderAcknowledgement, CancelReason). */
export const cancelReasons = [
  'NoInventory',
  'ShippingAddressUndeliverable',
  'CustomerExchange',
  'BuyerCanceled',
  'GeneralAdjustment',
  'CarrierCreditDecision',
  'RiskAssessmentInformationNotValid',
  'CarrierCoverageFailure',
  'CustomerReturn',
  'MerchandiseNotReceived',
  'CannotVerifyInformation',
  'PricingError',
  'RejectOrder',
  'WeatherDelay',
] as const;

/** One of {@link cancelReasons}, such as `NoInventory`. */
export type CancelReason = (typeof cancelReasons)[number];
