import { describe, expect, it } from 'vitest';
import { bundleLine, lineOf } from '@/features/cart/rules';
import { checkBundle, checkLine } from '@/features/cart/freshness';
import type { Bundle } from '@/lib/api-types';
import { priceOf } from '@/lib/price';
import { product } from '../builders';

const deal = {
  id: '22222222-2222-4222-8222-222222222222',
  price: '6.45',
  percent: 50,
  ends_at: '2026-11-24T12:00:00Z',
  left: 2,
  stock: 10,
};

const bundle: Bundle = {
  id: '33333333-3333-4333-8333-333333333333',
  slug: 'two',
  title: 'Two in one',
  description: '',
  percent: 30,
  price: '18.06',
  compare_at_price: '25.80',
  currency: 'EUR',
  in_stock: true,
  ends_at: null,
  limits: [
    { region: null, excluded: ['DE'] },
    { region: 'Europe', excluded: [] },
  ],
  products: [product(), product({ region: 'Europe' })],
};

describe('priceOf', () => {
  it('is the deal price up to what is left of it, and the usual one beyond', () => {
    expect(priceOf(product({ deal }), 2)).toEqual({ amount: '6.45', before: '12.90' });
    expect(priceOf(product({ deal }), 3)).toEqual({ amount: '12.90', before: null });
    expect(priceOf(product({ compare_at_price: '15.00' }))).toEqual({ amount: '12.90', before: '15.00' });
  });

  it('prices a line of the cart, and says when it has moved', () => {
    const line = lineOf(product({ deal }), 2);
    expect(line.price).toBe('6.45');
    expect(checkLine(line, product()).note).toEqual({ kind: 'price', before: '6.45', now: '12.90' });
  });
});

describe('bundleLine', () => {
  it('carries every limit of its products', () => {
    const line = bundleLine(bundle, 1);
    expect(line).toMatchObject({ bundle: true, price: '18.06', limits: bundle.limits });
  });

  it('is sold out with any of its products', () => {
    const line = bundleLine(bundle, 2);
    expect(checkBundle(line, { ...bundle, in_stock: false }).note).toEqual({ kind: 'sold-out' });
    expect(checkBundle(line, { ...bundle, price: '20.00' }).note).toMatchObject({ kind: 'price' });
  });
});
