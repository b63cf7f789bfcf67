import { describe, expect, it } from 'vitest';
import { checkLine } from '@/features/cart/freshness';
import { line, product } from '../builders';

describe('a line, checked against the shop', () => {
  it('passes when nothing changed', () => {
    expect(checkLine(line(), product()).note).toBeNull();
  });

  it('says that the price moved, and takes the new one', () => {
    const { line: fresh, note } = checkLine(line(), product({ price: '13.50' }));
    expect(note).toEqual({ kind: 'price', before: '12.90', now: '13.50' });
    expect(fresh.price).toBe('13.50');
  });

  it('lowers the quantity to what is left', () => {
    const { line: fresh, note } = checkLine(line({ quantity: 4 }), product({ stock: 2 }));
    expect(note).toEqual({ kind: 'fewer', left: 2 });
    expect(fresh.quantity).toBe(2);
  });

  it('marks what is sold out and cannot be ordered', () => {
    const { line: fresh, note } = checkLine(line(), product({ in_stock: false, stock: 0 }));
    expect(note).toEqual({ kind: 'sold-out' });
    expect(fresh.max).toBe(0);
  });
});
