import type { ReactNode } from 'react';
import { Skeleton } from '@/components/skeleton';
import type { ProductCard as Product } from '@/lib/api-types';
import { oneCardPerGroup } from './one-card';
import { ProductCard } from './product-card';

const grid = 'grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 lg:grid-cols-4 xl:grid-cols-5 2xl:grid-cols-6';

interface Props {
  products: readonly Product[];
  /** How many of the first stand in the first view. */
  eager?: number;
  /** Each variant by itself: every one of them has a deal of its own. */
  apart?: boolean;
}

/** From two columns at 320 px to six. */
export function ProductGrid({ products, eager = 0, apart = false }: Props) {
  return (
    <ul className={grid}>
      {(apart ? products : oneCardPerGroup(products)).map((product, index) => (
        <li key={product.id}>
          <ProductCard product={product} eager={index < eager} />
        </li>
      ))}
    </ul>
  );
}

export function ProductGridSkeleton({ count = 12 }: { count?: number }) {
  return (
    <div className={grid} role="status" aria-label="Loading products">
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} className="aspect-3/5 rounded-md" />
      ))}
    </div>
  );
}

/** A row that is swiped on phones and stands still on desktops. */
export function ProductRow({ products, apart = false }: Omit<Props, 'eager'>): ReactNode {
  return (
    <ul className="no-bar relative -mx-4 flex snap-x snap-mandatory gap-3 overflow-x-auto px-4 py-1 sm:mx-0 sm:grid sm:grid-cols-3 sm:gap-4 sm:overflow-visible sm:px-0 lg:grid-cols-6">
      {(apart ? products : oneCardPerGroup(products)).map((product) => (
        <li key={product.id} className="w-[42%] shrink-0 snap-start scroll-ml-4 sm:w-auto">
          <ProductCard product={product} />
        </li>
      ))}
    </ul>
  );
}
