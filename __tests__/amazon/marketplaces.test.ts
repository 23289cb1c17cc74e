import { describe, expect, it } from '@jest/globals';
import { findMarketplace, marketplaces, marketplacesOf } from '../../lib/amazon/index.ts';

describe('findMarketplace', () => {
  it.each([
    ['ES', 'A1RKKUPIHCS9HS'],
    ['uk', 'A1F83G8C2ARO7P'],
    ['GB', 'A1F83G8C2ARO7P'],
    [' a1pa6795ukmfr9 ', 'A1PA6795UKMFR9'],
  ])('knows %p', (codeOrId, id) => {
    expect(findMarketplace(codeOrId).id).toBe(id);
  });

  it('names the codes that there are when it knows none', () => {
    expect(() => findMarketplace('XX')).toThrow(/no marketplace "XX".*CA, US/);
  });
});

describe('marketplacesOf', () => {
  it('divides all marketplaces among the three regions', () => {
    expect(marketplacesOf('fe').map(({ countryCode }) => countryCode)).toEqual(['SG', 'AU', 'JP']);
    expect(marketplacesOf('na').length + marketplacesOf('eu').length + marketplacesOf('fe').length).toBe(
      marketplaces.length,
    );
  });
});
