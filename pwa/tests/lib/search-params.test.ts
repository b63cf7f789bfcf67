import { describe, expect, it } from 'vitest';
import { asList, asText, parseSearch, stringifySearch } from '@/lib/search-params';

describe('search params', () => {
  it('writes lists as repeated keys and leaves out what is empty', () => {
    const search = {
      q: 'deep sea',
      platform: ['Steam', 'GOG'],
      in_stock: true,
      page: 2,
      region: [],
      genre: '',
    };
    expect(stringifySearch(search)).toBe('?q=deep+sea&platform=Steam&platform=GOG&in_stock=true&page=2');
    expect(stringifySearch({})).toBe('');
  });

  it('reads back what it wrote', () => {
    const search = { q: 'a&b=c', platform: ['Xbox Live', 'Epic Games'] };
    expect(parseSearch(stringifySearch(search))).toEqual(search);
  });

  it('reads one value as a text, many as a list', () => {
    expect(parseSearch('?a=1&b=2&b=3')).toEqual({ a: '1', b: ['2', '3'] });
    expect(asList('x')).toEqual(['x']);
    expect(asList(undefined)).toEqual([]);
    expect(asText(['first', 'second'])).toBe('first');
  });
});
