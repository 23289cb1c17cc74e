import { describe, expect, it } from '@jest/globals';
import { chooseProduct } from '../../lib/orders/products.ts';
import { foldSku } from '../../lib/orders/references.ts';
import type { ProductFacts } from '../../lib/orders/index.ts';
import { anItem, aProduct, registration, runFacts } from './builders.ts';

const { products: defaults } = runFacts();

const choose = (sku: string, ...products: readonly ProductFacts[]) => {
  const item = anItem({ product: { sellerSku: sku, serialNumbers: [] } });
  const { product, warnings, foundByReference } = chooseProduct(
    item,
    'A1RKKUPIHCS9HS',
    registration,
    products,
    defaults,
  );
  return {
    id: product.id,
    foundByReference,
    warnings: warnings.map(({ code, productIds }) => [code, productIds]),
  };
};

const mug = (id: number, internalReference: string, change: Partial<ProductFacts> = {}): ProductFacts =>
  aProduct(id, { internalReference, ...change });

describe('the product of a SKU', () => {
  it.each([
    ['MUG-BLUE', 'mug-blue'],
    ['MUG-BLUE', ' MUG-BLUE '],
    ['MUG BLUE 1', 'mugblue1'],
    ['mugblue1', 'Mug Blue\t1'],
    ['MUG-BLUE', '\ufeffMUG-BLUE\u200b'],
    ['MUG-BLUE', 'MUG-BLUE\u00a0'],
    ['TASSE-GRÜN', 'Tasse-Gru\u0308n'],
  ])('is the one whose reference differs by case or blanks, and this is said (%j, %j)', (sku, reference) => {
    expect(choose(sku, mug(7, reference))).toEqual({
      id: 7,
      foundByReference: true,
      warnings: [['SKU_SPELLED_DIFFERENTLY', [7]]],
    });
  });

  it('is the one that is spelled so before those that are not', () => {
    expect(choose('MUG-1', mug(7, 'mug-1'), mug(8, 'MUG-1'))).toEqual({
      id: 8,
      foundByReference: true,
      warnings: [],
    });
  });

  it('is none of two that are spelled otherwise', () => {
    expect(choose('MUG-1', mug(7, 'mug-1'), mug(8, 'Mug-1 '))).toEqual({
      id: defaults.sales.id,
      foundByReference: false,
      warnings: [['SKU_AMBIGUOUS', [7, 8]]],
    });
  });

  it('is the one of the own company where a shared one is spelled the same way', () => {
    const own = mug(8, 'mug-1', { companyId: registration.companyId });
    expect(choose('MUG-1', mug(7, 'mug-1'), own).id).toBe(8);
  });

  it('is the oldest of two with the same reference, and this is said', () => {
    expect(choose('MUG-1', mug(8, 'MUG-1'), mug(7, 'MUG-1'))).toEqual({
      id: 7,
      foundByReference: true,
      warnings: [['SKU_AMBIGUOUS', [7, 8]]],
    });
  });

  it('is neither archived nor of another company, however it is spelled', () => {
    expect(choose('MUG-1', mug(7, 'mug-1', { active: false }), mug(8, 'mug-1', { companyId: 99 }))).toEqual({
      id: defaults.sales.id,
      foundByReference: false,
      warnings: [],
    });
  });

  it('is refused where it is a combo, which Odoo neither ships nor invoices', () => {
    expect(() => choose('MUG-1', mug(7, 'MUG-1', { type: 'combo' }))).toThrow(
      expect.objectContaining({ code: 'PRODUCT_UNAVAILABLE', context: { sku: 'MUG-1', productId: 7 } }),
    );
  });

  it('is taken with a warning where it is not for sale, or a service', () => {
    const odd = mug(7, 'MUG-1', { type: 'service', isSold: false });
    expect(choose('MUG-1', odd)).toMatchObject({
      id: 7,
      warnings: [
        ['PRODUCT_NOT_SOLD', [7]],
        ['PRODUCT_NOT_SHIPPED', [7]],
      ],
    });
  });
});

describe('a folded SKU', () => {
  it('keeps what is no case and no blank', () => {
    expect(foldSku('A-1_b.2')).toBe('a-1_b.2');
    expect(foldSku('A-1')).not.toBe(foldSku('A1'));
  });
});
