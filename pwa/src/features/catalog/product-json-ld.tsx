import type { Product } from '@/lib/api-types';

/** Structured data for search engines. It is data: browsers do not run it, and the CSP lets it be. */
export function ProductJsonLd({ product }: { product: Product }) {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.title,
    description: product.description,
    image: product.cover_url ?? undefined,
    category: product.category,
    offers: {
      '@type': 'Offer',
      price: product.price,
      priceCurrency: product.currency,
      availability: product.in_stock ? 'InStock' : 'OutOfStock',
    },
  };
  return <script type="application/ld+json">{JSON.stringify(data).replaceAll('<', '\\u003c')}</script>;
}
