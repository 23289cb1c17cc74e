/**
 * The ids under which Amazon keeps orders that it only ships (multi-channel fulfilment), by country code.
 * Source: the ids listed by the package `@bizon/amazon-ids`; Amazon documents none of them.
 */
export const nonAmazonMarketplaces: ReadonlyMap<string, string> = new Map([
  ['US', 'A2ZV50J4W1RKNI'],
  ['CA', 'A1MQXOICRS2Z7M'],
  ['MX', 'A3H6HPSLHAK3XG'],
  ['GB', 'AZMDEXL2RVFNN'],
  ['DE', 'A38D8NSA03LJTC'],
  ['FR', 'A1ZFFQZ3HTUKT9'],
  ['IT', 'A62U237T8HV6N'],
  ['ES', 'AFQLKURYRPEL8'],
]);
