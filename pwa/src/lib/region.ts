const everywhere = /^(region[ -]?free|global|worldwide|world)$/i;

/** Whether a product with this region activates everywhere, so that no warning is due. */
export function isRegionFree(region: string | null): boolean {
  return region === null || everywhere.test(region.trim());
}

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

/** What limits there are, in words: "Europe, not in Germany"; null where it works everywhere. */
export function limitText(region: string | null, excluded: readonly string[]): string | null {
  const free = isRegionFree(region);
  if (free && excluded.length === 0) return null;
  const where = free || region === null ? 'everywhere' : regionName(region);
  return excluded.length > 0 ? `${where}, not in ${excluded.map(countryName).join(', ')}` : where;
}
