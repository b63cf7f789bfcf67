import type { ProductCard } from './api-types';

type Priced = Pick<ProductCard, 'price' | 'compare_at_price' | 'deal'>;

/** What one costs when so many are bought, and what stands struck beside it. */
export function priceOf(product: Priced, quantity = 1): { amount: string; before: string | null } {
  const { deal } = product;
  return deal !== null && quantity <= deal.left
    ? { amount: deal.price, before: product.price }
    : { amount: product.price, before: product.compare_at_price };
}
