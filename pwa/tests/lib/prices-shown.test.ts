import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/**
 * Every place that reads a price of the catalog, and where what it reads minds a running deal.
 * Whoever adds one says so here: `price` of a product alone is the usual one, `priceOf` the present.
 */
const places: Record<string, string[]> = {
  'lib/price.ts': ['deal.price', 'product.price', 'product.compare_at_price'],
  'features/catalog/product-card.tsx': ['priceOf(product)'],
  'features/catalog/buy-panel.tsx': ['priceOf(product, quantity)'],
  'features/catalog/product-json-ld.tsx': ['priceOf(product)'],
  'features/cart/rules.ts': ['priceOf(product, wanted)', 'bundle.price', 'line.price'],
  // The shop says these as they are now:
  'features/catalog/variant-chooser.tsx': ['variant.price'],
  'features/catalog/suggestion-list.tsx': ['item.price'],
  'features/catalog/bundle-card.tsx': ['bundle.price', 'bundle.compare_at_price'],
  // A line of the cart was priced by its rules:
  'features/cart/freshness.ts': ['fresh.price', 'line.price'],
  'features/cart/cart-lines.tsx': ['line.price'],
  'app/pages/checkout-page.tsx': ['line.price'],
};

const source = new URL('../../src/', import.meta.url);
const reads = /(?:\w+\.(?:price|compare_at_price)\b)|priceOf\([^:)]*\)/g;

function found(): Record<string, string[]> {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
  const pairs = files
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(new URL(file, source), 'utf8').match(reads) ?? []] as const)
    .filter(([, prices]) => prices.length > 0);
  return Object.fromEntries(pairs.map(([file, prices]) => [file, [...new Set(prices)].toSorted()]));
}

describe('prices in the storefront', () => {
  it('are read where this table says, and nowhere else', () => {
    const table = Object.entries(places).map(([file, prices]) => [file, prices.toSorted()] as const);
    expect(found()).toEqual(Object.fromEntries(table));
  });
});
