import type { ProductQuery, ProductSort } from '@/lib/api-types';
import { asList, asText } from '@/lib/search-params';

/** The catalog's filters as they stand in the address. Absent means "any". */
export interface Filters {
  q?: string;
  platform?: string[];
  region?: string[];
  genre?: string[];
  category?: string;
  price_min?: string;
  price_max?: string;
  in_stock?: boolean;
  sort?: ProductSort;
}

/** The facets of which several values may be chosen at once. */
export const multiFacets = ['platform', 'region', 'genre'] as const;
export type MultiFacet = (typeof multiFacets)[number];

export const sorts: Record<ProductSort, string> = {
  relevance: 'Best match',
  newest: 'Newest first',
  price_asc: 'Price, low to high',
  price_desc: 'Price, high to low',
  title: 'Title, A to Z',
};

const isSort = (value: string | undefined): value is ProductSort => value !== undefined && value in sorts;
const amount = (value: unknown) => {
  const text = asText(value);
  return text !== undefined && /^\d+(\.\d{1,2})?$/.test(text) ? text : undefined;
};

/** Reads the address; what makes no sense there is dropped. */
export function readFilters(search: Record<string, unknown>): Filters {
  const sort = asText(search['sort']);
  const filters = {
    q: asText(search['q'])?.trim().slice(0, 100),
    platform: asList(search['platform']),
    region: asList(search['region']),
    genre: asList(search['genre']),
    category: asText(search['category']),
    price_min: amount(search['price_min']),
    price_max: amount(search['price_max']),
    in_stock: search['in_stock'] === 'true' || search['in_stock'] === true || undefined,
    sort: isSort(sort) ? sort : undefined,
  };
  return Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== undefined && value !== '' && !isEmptyList(value)),
  );
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

/** The filters without the search text and the order: what the rail shows as chosen. */
export function chosenCount(filters: Filters): number {
  const lists = multiFacets.reduce((count, facet) => count + (filters[facet]?.length ?? 0), 0);
  const price = filters.price_min !== undefined || filters.price_max !== undefined;
  return lists + Number(price) + Number(filters.category !== undefined) + Number(filters.in_stock === true);
}

/** The chosen values of one facet with `value` switched over. */
export function toggled(filters: Filters, facet: MultiFacet, value: string): string[] {
  const chosen = filters[facet] ?? [];
  return chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
}

/** Values as one text with commas; one that holds a comma itself stands in quotes. */
function joined(values: string[]): string {
  return values.map((value) => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',');
}

/** The API's query for these filters. */
export function asQuery({ platform, region, genre, ...single }: Filters): ProductQuery {
  const query: ProductQuery = { ...single };
  if (platform) query.platform = joined(platform);
  if (region) query.region = joined(region);
  if (genre) query.genre = joined(genre);
  return query;
}
