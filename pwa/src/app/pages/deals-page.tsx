import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '@/components/button';
import { Empty } from '@/components/empty';
import { LoadFailure } from '@/components/load-failure';
import { ProductGrid, ProductGridSkeleton } from '@/features/catalog/product-grid';
import { bundlesQuery, dealsQuery } from '@/features/catalog/queries';
import { DocumentHead } from '@/lib/document';
import { BundleList } from '../bundle-list';
import { Page } from '../page';

/** What is cheaper for a while: flash deals with their clocks, then bundles. */
export function DealsPage() {
  const deals = useQuery(dealsQuery());
  const bundles = useQuery(bundlesQuery());
  const products = deals.data?.items ?? [];
  const several = bundles.data?.items ?? [];
  const none = deals.isSuccess && bundles.isSuccess && products.length + several.length === 0;
  return (
    <Page>
      <DocumentHead
        title="Deals"
        description="Flash deals and bundles: game keys and gift cards for less, while they last."
      />
      <h1 className="mb-2 text-xl">Deals</h1>
      <p className="mb-8 max-w-[60ch] text-muted">
        Cheaper until the clock runs out or the last piece is taken. The price is yours once the order is
        placed.
      </p>
      {deals.isPending ? <ProductGridSkeleton count={6} /> : null}
      {deals.isError ? <LoadFailure error={deals.error} onRetry={() => void deals.refetch()} /> : null}
      {products.length > 0 ? (
        <section aria-labelledby="flash">
          <h2 id="flash" className="sr-only">
            Flash deals
          </h2>
          <ProductGrid products={products} eager={6} apart />
        </section>
      ) : null}
      {several.length > 0 ? (
        <section aria-labelledby="bundles" className="mt-12 space-y-4">
          <h2 id="bundles" className="text-lg">
            Bundles
          </h2>
          <BundleList bundles={several} />
        </section>
      ) : null}
      {none ? (
        <Empty
          title="Nothing is reduced right now"
          action={<ButtonLink to="/products">Open the catalog</ButtonLink>}
        >
          Deals come and go within hours.
        </Empty>
      ) : null}
    </Page>
  );
}
