import { ConnectorError } from '../../support/errors.ts';

const amazonTokenEndpoint = 'https://api.amazon.com/auth/o2/token';

/** @throws `CONFIGURATION_INVALID` when `text` is no http(s) URL of a host alone. */
export function readEndpoint(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // amazon-sp-api builds its URLs on a bare host, so a path would be lost.
  if (
    url &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === '/' &&
    // By the text: an empty query or fragment is none to URL.
    !/[?#@]/.test(text)
  ) {
    return url;
  }
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    'sellingPartnerApi: endpoint is not a base URL such as http://127.0.0.1:8080, without a path, a "?", a "#" and a user: remove them.',
  );
}

/** Where Login with Amazon hands out access tokens. */
export function tokenUrl(endpoint: URL | undefined): string {
  return endpoint ? new URL('/auth/o2/token', endpoint).href : amazonTokenEndpoint;
}
