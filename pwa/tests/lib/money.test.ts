import { describe, expect, it } from 'vitest';
import { formatMoney, fromCents, percentOff, sum, times, toCents, trimZeros } from '@/lib/money';

describe('money', () => {
  it.each([
    ['12.90', 'EUR', '€12.90'],
    ['12.9', 'EUR', '€12.90'],
    ['0', 'EUR', '€0.00'],
    ['1234567.5', 'EUR', '€1,234,567.50'],
    ['999.99', 'USD', '$999.99'],
    ['7.00', 'CHF', '7.00 CHF'],
    ['-3.50', 'EUR', '−€3.50'],
  ])('writes %s %s as %s', (amount, currency, text) => {
    expect(formatMoney(amount, currency)).toBe(text);
  });

  it('adds what floats cannot', () => {
    expect(sum(['0.10', '0.20'])).toBe('0.30');
    expect(sum(Array.from({ length: 1000 }, () => '0.01'))).toBe('10.00');
    expect(sum([])).toBe('0.00');
  });

  it('multiplies beyond the reach of floats', () => {
    expect(times('90071992547409.93', 3)).toBe('270215977642229.79');
  });

  it('goes to cents and back', () => {
    for (const amount of ['0.00', '0.05', '-0.05', '19.99', '100.00']) {
      expect(fromCents(toCents(amount))).toBe(amount);
    }
  });

  it('refuses what is no amount', () => {
    for (const text of ['', '1,5', '1e3', 'NaN', '.5']) expect(() => toCents(text)).toThrow(RangeError);
  });

  it.each([
    ['7.50', '10.00', 25],
    ['9.99', '10.00', 0],
    ['10.00', '10.00', 0],
    ['12.00', '10.00', 0],
    ['0.00', '0.00', 0],
  ])('%s instead of %s is %i %% off', (price, before, off) => {
    expect(percentOff(price, before)).toBe(off);
  });

  it.each([
    ['0.00400000', '0.004'],
    ['12.00', '12'],
    ['100', '100'],
    ['0.00007186', '0.00007186'],
  ])('shows a wallet %s as %s', (amount, shown) => {
    expect(trimZeros(amount)).toBe(shown);
  });
});
