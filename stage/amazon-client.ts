import { sellingPartnerApi, type AmazonPort, type SellingPartnerConfig } from '../lib/index.ts';
import type { EmbeddedAmazon } from '../lib/testing/index.ts';

/** Builds a client of an embedded Amazon, with tokens and quotas of its own. Default region: Europe. */
export function clientOf(
  { endpoint, credentials }: Pick<EmbeddedAmazon, 'endpoint' | 'credentials'>,
  config: Partial<SellingPartnerConfig> = {},
): AmazonPort {
  return sellingPartnerApi({ region: 'eu', endpoint, ...credentials, ...config });
}
