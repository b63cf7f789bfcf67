import { describe, expect, it } from 'vitest';
import { oneCardPerGroup } from '@/features/catalog/one-card';
import { leftText } from '@/features/catalog/deal-line';
import { product } from '../builders';

const group = (slug: string) => ({ slug, title: slug, variants: [] });

describe('oneCardPerGroup', () => {
  it('keeps the first variant of each group and everything without one', () => {
    const products = [
      product({ id: 'a', group: group('ring') }),
      product({ id: 'b' }),
      product({ id: 'c', group: group('ring') }),
      product({ id: 'd', group: group('sea') }),
      product({ id: 'e' }),
    ];
    expect(oneCardPerGroup(products).map(({ id }) => id)).toEqual(['a', 'b', 'd', 'e']);
  });
});

describe('leftText', () => {
  it.each([
    [59, '00:59'],
    [3600, '1:00:00'],
    [100_000, '27:46:40'],
    [200_000, '2 days'],
  ])('%i seconds → %s', (seconds, text) => {
    expect(leftText(seconds)).toBe(text);
  });
});
