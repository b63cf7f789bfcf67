import { bundleLine } from '@/features/cart/rules';
import { useCart } from '@/features/cart/store';
import { BundleCard } from '@/features/catalog/bundle-card';
import type { Bundle } from '@/lib/api-types';

/** Bundles that go into the cart as one line. */
export function BundleList({ bundles }: { bundles: readonly Bundle[] }) {
  const { add, lines } = useCart();
  return (
    <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {bundles.map((bundle) => (
        <li key={bundle.id}>
          <BundleCard
            bundle={bundle}
            added={lines.some((line) => line.productId === bundle.id)}
            onAdd={() => {
              add(bundleLine(bundle, 1));
            }}
          />
        </li>
      ))}
    </ul>
  );
}
