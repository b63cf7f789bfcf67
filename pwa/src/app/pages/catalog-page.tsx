import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ChosenFilters } from '@/features/catalog/chosen-filters';
import { FacetPanel } from '@/features/catalog/facet-panel';
import { FilterDrawer } from '@/features/catalog/filter-drawer';
import { readFilters, type Filters } from '@/features/catalog/filters';
import { categoryName } from '@/features/catalog/names';
import { ProductResults, ResultCount } from '@/features/catalog/product-results';
import { facetsQuery, productsQuery } from '@/features/catalog/queries';
import { SortSelect } from '@/features/catalog/sort-select';
import { DocumentHead } from '@/lib/document';
import { Page } from '../page';

const route = getRouteApi('/products');

export function CatalogPage() {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const facets = useQuery(facetsQuery(filters)).data;
  const total = useInfiniteQuery(productsQuery(filters)).data?.pages[0]?.page.total ?? undefined;

  const change = (part: { [K in keyof Filters]?: Filters[K] | undefined }) => {
    void navigate({
      search: (before) => readFilters({ ...before, ...part }),
      replace: true,
      resetScroll: false,
    });
  };
  const clear = () => {
    void navigate({ search: {} });
  };
  const title = filters.q
    ? `Results for “${filters.q}”`
    : filters.category
      ? categoryName(filters.category)
      : 'Catalog';

  return (
    <Page>
      <DocumentHead title={title} description="All game keys, software, subscriptions and gift cards." />
      <div className="grid gap-8 lg:grid-cols-[15rem_1fr]">
        <aside
          aria-label="Filters"
          className="no-bar hidden lg:sticky lg:top-24 lg:block lg:max-h-[calc(100dvh-7rem)] lg:self-start lg:overflow-y-auto lg:p-1"
        >
          <FacetPanel facets={facets} filters={filters} onChange={change} />
        </aside>
        <div className="min-w-0 space-y-4">
          <div className="flex flex-wrap items-end justify-between gap-3">
            <div>
              <h1 className="text-xl">{title}</h1>
              <ResultCount filters={filters} />
            </div>
            <div className="grid grow grid-cols-2 gap-2 sm:max-w-sm lg:max-w-52 lg:grid-cols-1">
              <FilterDrawer facets={facets} filters={filters} total={total} onChange={change} />
              <SortSelect
                value={filters.sort ?? 'relevance'}
                onChange={(sort) => {
                  change({ sort: sort === 'relevance' ? undefined : sort });
                }}
              />
            </div>
          </div>
          <ChosenFilters filters={filters} onChange={change} />
          <ProductResults filters={filters} onClear={clear} />
        </div>
      </div>
    </Page>
  );
}
