import {
  getFacets,
  getProduct,
  listBundles,
  listCategories,
  listDeals,
  listProducts,
  listSections,
  suggestProducts,
} from '@bitloot/sdk';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api';
import type { ProductQuery } from '@/lib/api-types';
import { asQuery, type Filters } from './filters';

const PAGE_SIZE = 30;

/** The catalog, page after page. */
export const productsQuery = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['products', 'list', filters],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        listProducts({
          signal,
          query: { ...asQuery(filters), limit: PAGE_SIZE, ...(pageParam ? { cursor: pageParam } : {}) },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.page.next_cursor,
    placeholderData: keepPreviousData,
  });

/** One row of products, as the home page shows them. */
export const rowQuery = (query: ProductQuery) =>
  queryOptions({
    queryKey: ['products', 'row', query],
    queryFn: ({ signal }) => unwrap(listProducts({ signal, query })),
  });

export const facetsQuery = ({ sort, ...filters }: Filters) =>
  queryOptions({
    queryKey: ['products', 'facets', filters],
    queryFn: ({ signal }) => unwrap(getFacets({ signal, query: asQuery(filters) })),
    placeholderData: keepPreviousData,
  });

export const productQuery = (slug: string) =>
  queryOptions({
    queryKey: ['products', 'one', slug],
    queryFn: ({ signal }) => unwrap(getProduct({ signal, path: { slug } })),
  });

/** The rows of the home page that are on now. */
export const sectionsQuery = () =>
  queryOptions({
    queryKey: ['products', 'sections'],
    queryFn: ({ signal }) => unwrap(listSections({ signal })),
  });

/** Asked again every minute: pieces go, and deals end. */
export const dealsQuery = () =>
  queryOptions({
    queryKey: ['products', 'deals'],
    queryFn: ({ signal }) => unwrap(listDeals({ signal })),
    refetchInterval: 60_000,
  });

export const bundlesQuery = () =>
  queryOptions({
    queryKey: ['products', 'bundles'],
    queryFn: ({ signal }) => unwrap(listBundles({ signal, query: { limit: 24 } })),
  });

export const categoriesQuery = () =>
  queryOptions({
    queryKey: ['products', 'categories'],
    queryFn: ({ signal }) => unwrap(listCategories({ signal })),
  });

export const suggestionsQuery = (q: string) =>
  queryOptions({
    queryKey: ['products', 'suggest', q],
    queryFn: ({ signal }) => unwrap(suggestProducts({ signal, query: { q } })),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  });
