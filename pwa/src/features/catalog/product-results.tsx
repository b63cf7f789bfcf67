import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { Empty } from '@/components/empty';
import { LoadFailure } from '@/components/load-failure';
import type { Filters } from './filters';
import { ProductGrid, ProductGridSkeleton } from './product-grid';
import { productsQuery } from './queries';

interface Props {
  filters: Filters;
  onClear: () => void;
}

/** The list itself: loads more on request, so that the page's end stays within reach. */
export function ProductResults({ filters, onClear }: Props) {
  const query = useInfiniteQuery(productsQuery(filters));
  if (query.isPending) return <ProductGridSkeleton />;
  if (query.isError) return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;

  const products = query.data.pages.flatMap((page) => page.items);
  const total = query.data.pages[0]?.page.total ?? products.length;
  if (products.length === 0) {
    return (
      <Empty title="Nothing matches all of this" action={<Button onClick={onClear}>Clear the search</Button>}>
        Take one filter away, or look for a shorter part of the title.
      </Empty>
    );
  }
  return (
    <div className={query.isPlaceholderData ? 'opacity-60 transition-opacity' : 'transition-opacity'}>
      <h2 className="sr-only">Products</h2>
      <ProductGrid products={products} eager={6} />
      <div className="mt-8 flex flex-col items-center gap-3 text-sm text-muted">
        <p className="figures">
          {products.length} of {total} shown
        </p>
        {query.hasNextPage ? (
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** "61 products", said aloud when it changes. */
export function ResultCount({ filters }: { filters: Filters }) {
  const { data, isPending } = useInfiniteQuery(productsQuery(filters));
  const total = data?.pages[0]?.page.total ?? null;
  return (
    <p role="status" className="figures min-h-5 text-sm text-muted">
      {isPending ? 'Looking…' : null}
      {total === null ? null : `${total} ${total === 1 ? 'product' : 'products'}`}
    </p>
  );
}
