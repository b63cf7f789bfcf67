/** Addresses people can read: `?platform=Steam&platform=GOG`, no JSON in them. */

export type RawSearch = Record<string, string | string[]>;

export function parseSearch(text: string): RawSearch {
  const params = new URLSearchParams(text);
  const search: RawSearch = {};
  for (const key of new Set(params.keys())) {
    const values = params.getAll(key);
    search[key] = values.length > 1 ? values : (values[0] ?? '');
  }
  return search;
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    for (const entry of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof entry === 'string' && entry !== '') params.append(key, entry);
      if (typeof entry === 'number' || typeof entry === 'boolean') params.append(key, String(entry));
    }
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}

/** A search value as a list, whatever the address had. */
export function asList(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((entry): entry is string => typeof entry === 'string' && entry !== '');
}

/** A search value as one text, or undefined. */
export function asText(value: unknown): string | undefined {
  return asList(value)[0];
}
