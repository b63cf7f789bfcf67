import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { Button } from '@/components/button';
import { Chip } from '@/components/chip';
import { Cover } from '@/components/cover';
import { Price } from '@/components/price';
import type { Bundle } from '@/lib/api-types';
import { percentOff } from '@/lib/money';

interface Props {
  bundle: Bundle;
  onAdd: () => void;
  added: boolean;
}

/** Several products for one price. How much that saves is said as it is now: deals lower the others. */
export function BundleCard({ bundle, onAdd, added }: Props) {
  const off = percentOff(bundle.price, bundle.compare_at_price);
  return (
    <article
      aria-label={bundle.title}
      className="flex h-full flex-col gap-4 rounded-md border border-line bg-raised p-4"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-2">
        <h3 className="text-base">{bundle.title}</h3>
        {off > 0 ? <Chip tone="loot">−{off} %</Chip> : null}
      </header>
      {bundle.description ? <p className="text-sm text-muted">{bundle.description}</p> : null}
      <ul className="flex flex-wrap items-center gap-2">
        {bundle.products.map((product, index) => (
          <li key={product.id} className="flex items-center gap-2">
            {index > 0 ? <Plus aria-hidden="true" className="size-4 text-faint" /> : null}
            <Link
              to="/products/$slug"
              params={{ slug: product.slug }}
              aria-label={product.title}
              title={product.title}
              className="block w-16 overflow-hidden rounded-sm border border-line hover:border-line-strong sm:w-20"
            >
              <Cover url={product.cover_url} picture={product.cover} sizes="5rem" title={product.title} />
            </Link>
          </li>
        ))}
      </ul>
      <footer className="mt-auto flex flex-wrap items-center justify-between gap-3">
        <Price amount={bundle.price} currency={bundle.currency} compareAt={bundle.compare_at_price} />
        {bundle.in_stock ? (
          <Button size="small" disabled={added} onClick={onAdd} data-testid="add-bundle">
            {added ? 'In your cart' : 'Add the bundle'}
          </Button>
        ) : (
          <span className="text-sm text-muted">Sold out for now</span>
        )}
      </footer>
    </article>
  );
}
