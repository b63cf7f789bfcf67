import type { Limits } from './api-types';

/** "REGION FREE" → "Region free"; what is not shouted stays as it is. */
export function regionName(region: string): string {
  return region.length > 3 && region === region.toUpperCase()
    ? region.charAt(0) + region.slice(1).toLowerCase()
    : region;
}

const names = new Intl.DisplayNames(['en'], { type: 'region' });

/** "DE" → "Germany"; what is no country code stays as it is. */
export function countryName(code: string): string {
  return /^[A-Za-z]{2}$/.test(code) ? (names.of(code.toUpperCase()) ?? code) : code;
}

/** Limits in words: "Europe, not in Germany". That there are any is for the shop to say. */
export function limitText({ region, excluded }: Limits): string {
  const where = region === null ? 'everywhere' : regionName(region);
  return excluded.length > 0 ? `${where}, not in ${excluded.map(countryName).join(', ')}` : where;
}
