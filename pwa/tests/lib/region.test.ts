import { describe, expect, it } from 'vitest';
import { countryName, limitText, regionName } from '@/lib/region';

describe('region', () => {
  it('names regions and countries in words', () => {
    expect(regionName('REGION FREE')).toBe('Region free');
    expect(regionName('EU')).toBe('EU');
    expect(countryName('DE')).toBe('Germany');
    expect(countryName('Kosovo')).toBe('Kosovo');
  });

  it.each([
    ['Europe', [], 'Europe'],
    [null, ['DE'], 'everywhere, not in Germany'],
    ['EUROPE', ['DE', 'AT'], 'Europe, not in Germany, Austria'],
  ])('%s without %s is limited to: %s', (region, excluded, text) => {
    expect(limitText({ region, excluded })).toBe(text);
  });
});
