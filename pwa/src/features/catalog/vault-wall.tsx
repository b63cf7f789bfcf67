import { Link } from '@tanstack/react-router';
import { Cover } from '@/components/cover';
import { Keyhole } from '@/components/logo';
import type { ProductCard } from '@/lib/api-types';

/** Which of the wall's twelve drawers stand open. */
const open = [0, 2, 3, 5, 6, 8, 11];

/** A wall of drawers: some show what lies in them, the others are shut. */
export function VaultWall({ products }: { products: readonly ProductCard[] }) {
  return (
    <ul
      aria-label="From the catalog"
      className="grid grid-cols-4 gap-2 rounded-lg border border-line bg-sunken p-2"
    >
      {Array.from({ length: 12 }, (_, drawer) => {
        const product = products[open.indexOf(drawer)];
        return product && open.includes(drawer) ? (
          <li key={drawer}>
            <Link
              to="/products/$slug"
              params={{ slug: product.slug }}
              aria-label={product.title}
              className="block overflow-hidden rounded-sm border border-line transition-transform hover:-translate-y-0.5"
            >
              <Cover url={product.cover_url} picture={product.cover} title={product.title} eager />
            </Link>
          </li>
        ) : (
          <li
            key={drawer}
            aria-hidden="true"
            className="grid place-items-center rounded-sm border border-line bg-raised text-line-strong/70"
          >
            <Keyhole className="h-1/5" />
          </li>
        );
      })}
    </ul>
  );
}
