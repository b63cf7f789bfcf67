import type { CartLine } from '@/features/cart/rules';
import type { Coin, Product } from '@/lib/api-types';

/** A product in plenty; a test names only what it is about. */
export function product(given: Partial<Product> = {}): Product {
  return {
    id: '11111111-1111-4111-8111-111111111111',
    slug: 'deep-sea',
    title: 'Deep Sea',
    subtitle: null,
    platform: 'Steam',
    region: 'REGION FREE',
    category: 'games',
    source_type: 'kinguin',
    delivery_type: 'key',
    cover_url: null,
    cover: null,
    price: '12.90',
    currency: 'EUR',
    compare_at_price: null,
    in_stock: true,
    stock: 10,
    is_preorder: false,
    release_date: null,
    featured: false,
    genres: [],
    rating: null,
    review_count: 0,
    deal: null,
    group: null,
    offers: null,
    bundles: [],
    bought_together: [],
    description: '',
    developers: [],
    publishers: [],
    languages: [],
    tags: [],
    metacritic_score: null,
    age_rating: null,
    system_requirements: [],
    activation_instructions: null,
    delivery_instructions: null,
    screenshots: [],
    gallery: [],
    videos: [],
    excluded_countries: [],
    limits: null,
    max_quantity: 5,
    original_name: null,
    related: [],
    updated_at: '2026-11-24T10:00:00Z',
    ...given,
  };
}

export function line(given: Partial<CartLine> = {}): CartLine {
  return {
    productId: '11111111-1111-4111-8111-111111111111',
    slug: 'deep-sea',
    title: 'Deep Sea',
    platform: 'Steam',
    region: 'REGION FREE',
    coverUrl: null,
    price: '12.90',
    currency: 'EUR',
    max: 5,
    quantity: 1,
    ...given,
  };
}

export function coin(given: Partial<Coin> = {}): Coin {
  return {
    code: 'btc',
    name: 'Bitcoin',
    network: 'btc',
    network_name: 'Bitcoin',
    ticker: 'BTC',
    icon_url: null,
    min_amount: '0.0001',
    min_amount_eur: '1.00',
    max_amount: null,
    max_amount_eur: null,
    available: true,
    unavailable_reason: null,
    needs_extra_id: false,
    extra_id_name: null,
    is_popular: false,
    ...given,
  };
}
