import { describe, expect, it } from 'vitest';
import { asQuery, chosenCount, readFilters, toggled } from '@/features/catalog/filters';
import { stockText } from '@/features/catalog/names';

describe('filters', () => {
  it('keeps what makes sense in an address and drops the rest', () => {
    const search = {
      q: '  deep  ',
      platform: 'Steam',
      genre: ['RPG', 'Puzzle'],
      price_min: '10',
      price_max: 'lots',
      in_stock: 'true',
      sort: 'cheapest',
      utm_source: 'mail',
    };
    expect(readFilters(search)).toEqual({
      q: 'deep',
      platform: ['Steam'],
      genre: ['RPG', 'Puzzle'],
      price_min: '10',
      in_stock: true,
    });
    expect(readFilters({ in_stock: 'no', q: '   ' })).toEqual({});
  });

  it('reads its own result again unchanged', () => {
    const filters = readFilters({ platform: ['Steam'], in_stock: 'true', sort: 'title' });
    expect(readFilters({ ...filters })).toEqual(filters);
  });

  it('asks the API with commas', () => {
    expect(asQuery({ platform: ['Steam', 'GOG'], category: 'games', in_stock: true })).toEqual({
      platform: 'Steam,GOG',
      category: 'games',
      in_stock: true,
    });
  });

  it('switches a value over', () => {
    expect(toggled({}, 'genre', 'RPG')).toEqual(['RPG']);
    expect(toggled({ genre: ['RPG', 'Puzzle'] }, 'genre', 'RPG')).toEqual(['Puzzle']);
  });

  it('counts a price band once, and neither the text nor the order', () => {
    expect(chosenCount({ q: 'x', sort: 'title' })).toBe(0);
    expect(chosenCount({ price_min: '5', price_max: '10', platform: ['Steam', 'GOG'], in_stock: true })).toBe(
      4,
    );
  });
});

describe('stock in words', () => {
  it.each([
    [{ in_stock: true, stock: 10, is_preorder: false }, null],
    [{ in_stock: true, stock: 5, is_preorder: false }, null],
    [{ in_stock: true, stock: 1, is_preorder: false }, 'Only 1 left'],
    [{ in_stock: false, stock: 0, is_preorder: false }, 'Sold out'],
    [{ in_stock: true, stock: 10, is_preorder: true }, 'Pre-order'],
  ])('%o is %s', (product, text) => {
    expect(stockText(product)).toBe(text);
  });
});
