import { describe, expect, it } from 'vitest';
import { countryName, isRegionFree, limitText, regionName } from '@/lib/region';

describe('region', () => {
  it.each([
    [null, true],
    ['REGION FREE', true],
    ['Region-free', true],
    ['Global', true],
    ['Europe', false],
    ['', false],
  ])('%s needs no warning: %s', (region, free) => {
    expect(isRegionFree(region)).toBe(free);
  });

  it('names regions and countries in words', () => {
    expect(regionName('REGION FREE')).toBe('Region free');
    expect(regionName('EU')).toBe('EU');
    expect(countryName('DE')).toBe('Germany');
    expect(countryName('Kosovo')).toBe('Kosovo');
  });

  it.each([
    [null, [], null],
    ['Global', [], null],
    ['Europe', [], 'Europe'],
    ['Global', ['DE'], 'everywhere, not in Germany'],
    ['EUROPE', ['DE', 'AT'], 'Europe, not in Germany, Austria'],
  ])('%s without %s is limited to: %s', (region, excluded, text) => {
    expect(limitText(region, excluded)).toBe(text);
  });
});
