import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import type { Product } from '@/lib/api-types';
import { formatMoney } from '@/lib/money';

/** Standard, Deluxe, Ultimate: each is a page of its own, the present one is marked. */
export function VariantChooser({ product }: { product: Product }) {
  if (product.group === null) return null;
  return (
    <nav aria-label="Variant" data-testid="variants">
      <ul className="grid gap-2">
        {product.group.variants.map((variant) => {
          const here = variant.product_id === product.id;
          return (
            <li key={variant.product_id}>
              <Link
                to="/products/$slug"
                params={{ slug: variant.slug }}
                aria-current={here ? 'true' : undefined}
                resetScroll={false}
                className={clsx(
                  'flex min-h-11 items-center justify-between gap-3 rounded-sm border px-3 py-2 text-sm transition-colors',
                  here ? 'border-loot-line bg-sunken font-medium' : 'border-line hover:border-line-strong',
                )}
              >
                <span className="min-w-0 truncate">{variant.label}</span>
                <span className="figures shrink-0 text-muted">
                  {variant.in_stock ? formatMoney(variant.price, product.currency) : 'Sold out'}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
