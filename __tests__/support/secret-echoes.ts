import { expect } from '@jest/globals';
import { isConnectorError, type ConnectorError } from '../../lib/support/errors.ts';

/** `secret` as servers, gateways and frameworks write it, by the name of the encoding. */
export function echoesOf(secret: string): Readonly<Record<string, string>> {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  return {
    plain: secret,
    'a part of a URL': encodeURIComponent(secret),
    'a part of a URL, in small letters': encodeURIComponent(secret).replaceAll(/%../g, (code) =>
      code.toLowerCase(),
    ),
    'a form': new URLSearchParams({ secret }).toString().slice('secret='.length),
    JSON: JSON.stringify(secret).slice(1, -1),
    'a page': secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'),
    base64: base64(secret),
    base64url: Buffer.from(secret).toString('base64url'),
    'basic authorization': base64(`bot:${secret}`),
    'basic authorization of a longer user': base64(`robot:${secret}`),
    'basic authorization of another user': base64(`robots:${secret}`),
    hex: Buffer.from(secret).toString('hex'),
  };
}

/** Everything of an error that a log may show, on one string. */
export function shownBy(error: ConnectorError): string {
  const causes = isConnectorError(error.cause) ? shownBy(error.cause) : String(error.cause);
  return [
    error.message,
    error.stack,
    causes,
    String(error),
    JSON.stringify(error),
    JSON.stringify(error.context),
  ].join('\n');
}

/** Fails where the error shows the secret in whatever encoding, or more than a few letters of it. */
export function expectHidden(error: ConnectorError, secret: string): void {
  const shown = shownBy(error);
  for (const echo of [...Object.values(echoesOf(secret)), secret.slice(0, 12), secret.slice(-12)]) {
    expect(shown).not.toContain(echo);
  }
}
