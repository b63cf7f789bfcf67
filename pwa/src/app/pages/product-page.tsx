import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink } from '@/components/button';
import { Chip } from '@/components/chip';
import { Cover } from '@/components/cover';
import { PlaceChips } from '@/components/place-chips';
import { LoadFailure } from '@/components/load-failure';
import { Notice } from '@/components/notice';
import { Skeleton } from '@/components/skeleton';
import { lineOf } from '@/features/cart/rules';
import { useCart } from '@/features/cart/store';
import { BuyPanel } from '@/features/catalog/buy-panel';
import { Gallery } from '@/features/catalog/gallery';
import { categoryName } from '@/features/catalog/names';
import { ProductDetails } from '@/features/catalog/product-details';
import { ProductRow } from '@/features/catalog/product-grid';
import { ProductJsonLd } from '@/features/catalog/product-json-ld';
import { productQuery } from '@/features/catalog/queries';
import { ApiError } from '@/lib/api';
import type { Product } from '@/lib/api-types';
import { DocumentHead } from '@/lib/document';
import { NotFound } from '../not-found';
import { BundleList } from '../bundle-list';
import { Page } from '../page';

const route = getRouteApi('/products/$slug');

function Head({ product }: { product: Product }) {
  return (
    <div className="flex gap-4 sm:gap-6">
      <Cover
        url={product.cover_url}
        picture={product.cover}
        sizes="(min-width: 40rem) 12rem, 7rem"
        title={product.title}
        decorative={false}
        eager
        className="h-fit w-28 shrink-0 rounded-md border border-line sm:w-48"
      />
      <div className="min-w-0 space-y-3">
        <nav aria-label="Breadcrumb" className="text-sm text-muted">
          <Link
            to="/products"
            search={{ category: product.category }}
            className="underline-offset-4 hover:underline"
          >
            {categoryName(product.category)}
          </Link>
        </nav>
        <h1 className="text-lg sm:text-xl lg:text-2xl">{product.title}</h1>
        {product.subtitle ? <p className="text-muted">{product.subtitle}</p> : null}
        <div className="flex flex-wrap gap-1.5">
          <PlaceChips platform={product.platform} region={product.region} />
          {product.genres.slice(0, 3).map((genre) => (
            <Chip key={genre}>{genre}</Chip>
          ))}
        </div>
      </div>
    </div>
  );
}

function Buying({ product }: { product: Product }) {
  const navigate = useNavigate();
  const { add, lines } = useCart();
  const [added, setAdded] = useState(false);
  const inCart = lines.some((line) => line.productId === product.id);
  return (
    <div className="space-y-3">
      <BuyPanel
        product={product}
        onBuy={(quantity) => {
          if (!inCart) add(lineOf(product, quantity));
          void navigate({ to: '/checkout' });
        }}
        onAdd={(quantity) => {
          add(lineOf(product, quantity));
          setAdded(true);
        }}
      />
      <div role="status">
        {added ? (
          <Notice tone="success">
            <span className="flex flex-wrap items-center justify-between gap-3">
              Added to your cart.
              <ButtonLink to="/cart" size="small">
                See the cart
              </ButtonLink>
            </span>
          </Notice>
        ) : null}
      </div>
    </div>
  );
}

function Others({ id, title, products }: { id: string; title: string; products: Product['related'] }) {
  if (products.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mt-12 space-y-4 border-t border-line pt-8">
      <h2 id={id} className="text-lg">
        {title}
      </h2>
      <ProductRow products={products.slice(0, 6)} />
    </section>
  );
}

function ProductView({ product }: { product: Product }) {
  return (
    <Page>
      <DocumentHead title={product.title} description={product.description.slice(0, 160)} />
      <ProductJsonLd product={product} />
      <div className="grid gap-8 lg:grid-cols-[1fr_24rem] lg:grid-rows-[auto_1fr] lg:gap-x-12">
        <Head product={product} />
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <div className="lg:sticky lg:top-24">
            <Buying product={product} />
          </div>
        </div>
        <div className="min-w-0 space-y-8">
          <Gallery title={product.title} screenshots={product.screenshots} pictures={product.gallery} />
          <ProductDetails product={product} />
        </div>
      </div>
      {product.bundles.length > 0 ? (
        <section aria-labelledby="bundles" className="mt-12 space-y-4 border-t border-line pt-8">
          <h2 id="bundles" className="text-lg">
            Cheaper together
          </h2>
          <BundleList bundles={product.bundles} />
        </section>
      ) : null}
      <Others id="together" title="Bought with it" products={product.bought_together} />
      <Others id="related" title="Near it on the shelf" products={product.related} />
    </Page>
  );
}

function ProductSkeleton() {
  return (
    <Page>
      <div role="status" aria-label="Loading the product" className="grid gap-12 lg:grid-cols-[1fr_24rem]">
        <div className="space-y-8">
          <div className="flex gap-6">
            <Skeleton className="aspect-3/4 w-28 sm:w-48" />
            <Skeleton className="h-24 grow" />
          </div>
          <Skeleton className="aspect-video" />
        </div>
        <Skeleton className="h-96 rounded-lg" />
      </div>
    </Page>
  );
}

export function ProductPage() {
  const { slug } = route.useParams();
  const { data, error, isPending, refetch } = useQuery(productQuery(slug));
  if (isPending) return <ProductSkeleton />;
  if (error instanceof ApiError && error.status === 404) return <NotFound />;
  if (error) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  // An old address leads to the present one.
  if (data.slug !== slug) return <Navigate to="/products/$slug" params={{ slug: data.slug }} replace />;
  return <ProductView key={data.id} product={data} />;
}
