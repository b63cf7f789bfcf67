import { describe, expect, it } from 'vitest';
import {
  buyableQuantity,
  cartTotal,
  countItems,
  limitedRegions,
  lineOf,
  withLine,
  without,
  withQuantity,
} from '@/features/cart/rules';
import { line, product } from '../builders';

describe('cart rules', () => {
  it.each([
    [{ in_stock: true, stock: 10, max_quantity: 5 }, 5],
    [{ in_stock: true, stock: 10, max_quantity: 25 }, 25],
    [{ in_stock: true, stock: 3, max_quantity: 5 }, 3],
    [{ in_stock: true, stock: 9, max_quantity: 0 }, 1],
    [{ in_stock: false, stock: 3, max_quantity: 5 }, 0],
  ])('of %o one may buy %i', (goods, quantity) => {
    expect(buyableQuantity(goods)).toBe(quantity);
  });

  it('holds a new line to what may be bought', () => {
    expect(lineOf(product({ stock: 3 }), 7).quantity).toBe(3);
    expect(lineOf(product(), 0).quantity).toBe(1);
  });

  it('raises the quantity of a known product, up to the limit, at its newest price', () => {
    const lines = withLine([line({ quantity: 4 })], line({ quantity: 3, price: '9.90' }));
    expect(lines).toEqual([line({ quantity: 5, price: '9.90' })]);
  });

  it('keeps the order of lines', () => {
    const other = line({ productId: 'other', title: 'Other' });
    const lines = withLine(withLine([line()], other), line());
    expect(lines.map(({ title }) => title)).toEqual(['Deep Sea', 'Other']);
    expect(without(lines, 'other')).toHaveLength(1);
  });

  it('never goes below one or above the limit', () => {
    expect(withQuantity([line()], line().productId, 0)[0]?.quantity).toBe(1);
    expect(withQuantity([line()], line().productId, 99)[0]?.quantity).toBe(5);
    expect(withQuantity([line()], 'unknown', 3)).toEqual([line()]);
  });

  it('adds up exactly', () => {
    const lines = [
      line({ price: '0.10', quantity: 3 }),
      line({ productId: 'b', price: '19.99', quantity: 2 }),
    ];
    expect(cartTotal(lines)).toBe('40.28');
    expect(countItems(lines)).toBe(5);
  });

  it('names each limited region once', () => {
    const lines = [line(), line({ region: 'Europe' }), line({ region: 'Europe' }), line({ region: null })];
    expect(limitedRegions(lines)).toEqual(['Europe']);
    expect(limitedRegions([line({ excluded: ['DE'] })])).toEqual(['everywhere, not in Germany']);
  });
});
