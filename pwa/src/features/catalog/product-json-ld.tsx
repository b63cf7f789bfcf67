import { useState } from 'react';
import type { Product } from '@/lib/api-types';
import { isServed } from '@/lib/document';
import { priceOf } from '@/lib/price';

const availability = ({ in_stock: inStock, is_preorder: preorder }: Product) =>
  !inStock ? 'OutOfStock' : preorder ? 'PreOrder' : 'InStock';

/**
 * Structured data for search engines, where the server has not written it into the page itself.
 * It is data: browsers do not run it, and the CSP lets it be.
 */
export function ProductJsonLd({ product }: { product: Product }) {
  const [written] = useState(isServed);
  if (written) return null;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.title,
    description: product.description,
    image: product.cover_url ?? undefined,
    category: product.category,
    offers: {
      '@type': 'Offer',
      price: priceOf(product).amount,
      priceCurrency: product.currency,
      availability: `https://schema.org/${availability(product)}`,
    },
  };
  return <script type="application/ld+json">{JSON.stringify(data).replaceAll('<', '\\u003c')}</script>;
}
