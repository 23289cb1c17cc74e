import { ConnectorError } from '../../support/errors.ts';

/**
 * The base address of an Odoo server, without a slash at its end. A path is kept.
 *
 * @throws `CONFIGURATION_INVALID` when it is no http(s) address, or says more than an address: a query, a fragment, or a
 * user. Nothing of it is quoted.
 */
export function baseUrl(url: string): string {
  if (!URL.canParse(url) || !/^https?:\/\//i.test(url)) {
    throw invalid('must be an address such as https://erp.example.com.');
  }
  const { origin, pathname, username, password } = new URL(url);
  if (username !== '' || password !== '') {
    throw invalid(
      'holds a user or a password: remove them, and pass the credentials as options of their own.',
    );
  }
  // By the text: an empty query or fragment is none to URL, and would still stand in the way of a path.
  if (url.includes('#')) throw invalid('has a fragment: remove the "#" and what follows it.');
  if (url.includes('?')) throw invalid('has a query: remove the "?" and what follows it.');
  return origin + pathname.replace(/\/+$/, '');
}

const invalid = (complaint: string): ConnectorError =>
  new ConnectorError('CONFIGURATION_INVALID', `The url of Odoo ${complaint}`);
