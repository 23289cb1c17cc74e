import { describe, expect, it } from '@jest/globals';
import { companyLine, distanceIn, isUsableIn, ofNearestCompany } from '../../lib/registrations/companies.ts';

describe('a company and those above it', () => {
  it.each([
    ['1/2/4/', [4, 2, 1]],
    ['4/', [4]],
    ['', [4]],
    [undefined, [4]],
  ])('are read from the path %p, nearest first', (path, line) => {
    expect(companyLine(4, path)).toEqual(line);
  });

  const branch = { companyIds: [4, 2, 1] };

  it('may use what is theirs or shared, and nothing of a company beside or beneath', () => {
    expect([4, 2, 1, undefined].map((id) => isUsableIn(branch, id))).toEqual([true, true, true, true]);
    expect([3, 5].map((id) => isUsableIn(branch, id))).toEqual([false, false]);
  });

  it('count its own as nearest, and what is shared as farthest', () => {
    expect([4, 2, 1, undefined].map((id) => distanceIn(branch, id))).toEqual([0, 1, 2, 3]);
  });

  it('give the records of the nearest company that has any', () => {
    const of = (company_id: number | undefined) => ({ company_id });
    expect(ofNearestCompany(branch, [of(1), of(2), of(3), of(2)])).toEqual([of(2), of(2)]);
    expect(ofNearestCompany(branch, [of(1), of(4)])).toEqual([of(4)]);
    expect(ofNearestCompany(branch, [of(3), of(undefined)])).toEqual([]);
  });
});
