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

  it('names what the shop says is limited, each once, whatever the region is called', () => {
    const europe = { region: 'Europe', excluded: [] };
    const lines = [
      line({ region: 'Europe' }),
      line({ limits: [europe] }),
      line({ limits: [europe, { region: null, excluded: ['DE'] }], bundle: true }),
    ];
    expect(limitedRegions(lines)).toEqual(['Europe', 'everywhere, not in Germany']);
    expect(limitedRegions([line({ region: 'Worldwide' })])).toEqual([]);
  });

  it('takes the limits of a product and of a bundle from the shop', () => {
    const limits = { region: null, excluded: ['DE'] };
    expect(limitedRegions([lineOf(product({ region: 'Global', limits }), 1)])).toHaveLength(1);
    expect(limitedRegions([lineOf(product({ region: 'Europe' }), 1)])).toEqual([]);
  });
});
