import type { ProductCard } from '@/lib/api-types';

/** Variants of one thing are one card: the first of them that the list holds. */
export function oneCardPerGroup<T extends Pick<ProductCard, 'group'>>(products: readonly T[]): T[] {
  const seen = new Set<string>();
  return products.filter(({ group }) => {
    if (group === null) return true;
    if (seen.has(group.slug)) return false;
    seen.add(group.slug);
    return true;
  });
}
