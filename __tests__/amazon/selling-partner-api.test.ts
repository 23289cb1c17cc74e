import { Agent } from 'node:https';
import { describe, expect, it } from '@jest/globals';
import { sellingPartnerApi } from '../../lib/amazon/index.ts';

const config = {
  region: 'eu',
  refreshToken: 'Atzr|made-up',
  clientId: 'amzn1.application-oa2-client.made-up',
  clientSecret: 'amzn1.oa2-cs.v1.made-up',
} as const;

describe('sellingPartnerApi', () => {
  it('is a port for its region', () => {
    expect(sellingPartnerApi(config).region).toBe('eu');
  });

  it.each([
    ['a blank secret', { clientSecret: ' ' }, 'clientSecret'],
    ['an endpoint with a path', { endpoint: 'http://127.0.0.1:8080/amazon' }, 'endpoint'],
    ['an endpoint with a query', { endpoint: 'http://127.0.0.1:8080/?x=1' }, 'endpoint'],
    ['an endpoint with an empty query', { endpoint: 'http://127.0.0.1:8080?' }, 'endpoint'],
    ['an endpoint with a fragment', { endpoint: 'http://127.0.0.1:8080#x' }, 'endpoint'],
    ['an endpoint with a password', { endpoint: 'http://:secret@127.0.0.1:8080' }, 'endpoint'],
    ['an endpoint that is no URL', { endpoint: 'localhost' }, 'endpoint'],
    [
      'an endpoint beside an agent',
      { endpoint: 'http://127.0.0.1:8080', httpsAgent: new Agent() },
      'httpsAgent',
    ],
    ['an overlong user agent', { userAgent: 'x'.repeat(501) }, 'userAgent'],
  ])('refuses %s', (_name, wrong, field) => {
    expect(() => sellingPartnerApi({ ...config, ...wrong })).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID', message: expect.stringContaining(field) }),
    );
  });
});
