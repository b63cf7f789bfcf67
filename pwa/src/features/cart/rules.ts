import type { Bundle, Limits, Product, ProductCard } from '@/lib/api-types';
import { priceOf } from '@/lib/price';
import { pictureUrl } from '@/lib/pictures';
import { limitText } from '@/lib/region';
import { sum, times } from '@/lib/money';

/** One product in the cart, with what is needed to show it without asking the shop. */
export interface CartLine {
  productId: string;
  slug: string;
  title: string;
  platform: string | null;
  region: string | null;
  coverUrl: string | null;
  /** Where it works, where that is not everywhere; carts of older versions do not say. */
  limits?: readonly Limits[];
  price: string;
  currency: string;
  /** How many may be bought at once, by rule and by stock. */
  max: number;
  quantity: number;
  /** Several products for one price: `productId` and `slug` are the bundle's. */
  bundle?: boolean;
}

/** How many of one bundle an order may hold; the shop has the last word. */
const MOST_BUNDLES = 3;

/** The API counts stock only up to here: this many means "this many or more". */
const STOCK_CAP = 10;

/** How many of a product may be bought at once; 0 when it is sold out. */
export function buyableQuantity(product: Pick<Product, 'in_stock' | 'stock' | 'max_quantity'>): number {
  if (!product.in_stock) return 0;
  const limit = Math.max(1, product.max_quantity);
  return product.stock >= STOCK_CAP ? limit : Math.max(0, Math.min(limit, product.stock));
}

export function lineOf(
  product: ProductCard & Pick<Product, 'max_quantity' | 'limits'>,
  quantity: number,
): CartLine {
  const max = buyableQuantity(product);
  const wanted = clamp(quantity, max);
  return {
    productId: product.id,
    slug: product.slug,
    title: product.title,
    platform: product.platform,
    region: product.region,
    coverUrl: product.cover ? pictureUrl(product.cover, 160) : product.cover_url,
    limits: product.limits ? [product.limits] : [],
    price: priceOf(product, wanted).amount,
    currency: product.currency,
    max,
    quantity: wanted,
  };
}

export function bundleLine(bundle: Bundle, quantity: number): CartLine {
  const max = bundle.in_stock ? MOST_BUNDLES : 0;
  const [first] = bundle.products;
  return {
    productId: bundle.id,
    slug: bundle.slug,
    title: bundle.title,
    platform: null,
    region: null,
    coverUrl: first?.cover ? pictureUrl(first.cover, 160) : (first?.cover_url ?? null),
    limits: bundle.limits,
    price: bundle.price,
    currency: bundle.currency,
    max,
    quantity: clamp(quantity, max),
    bundle: true,
  };
}

function clamp(quantity: number, max: number): number {
  return Math.max(1, Math.min(Math.trunc(quantity), Math.max(1, max)));
}

/** Adds a line; the same product again raises its quantity, up to what may be bought. */
export function withLine(lines: readonly CartLine[], added: CartLine): CartLine[] {
  const known = lines.find((line) => line.productId === added.productId);
  if (!known) return [...lines, added];
  const quantity = clamp(known.quantity + added.quantity, added.max);
  return lines.map((line) => (line === known ? { ...added, quantity } : line));
}

export function withQuantity(lines: readonly CartLine[], productId: string, quantity: number): CartLine[] {
  return lines.map((line) =>
    line.productId === productId ? { ...line, quantity: clamp(quantity, line.max) } : line,
  );
}

export function without(lines: readonly CartLine[], productId: string): CartLine[] {
  return lines.filter((line) => line.productId !== productId);
}

export function countItems(lines: readonly CartLine[]): number {
  return lines.reduce((count, line) => count + line.quantity, 0);
}

export function cartTotal(lines: readonly CartLine[]): string {
  return sum(lines.map((line) => times(line.price, line.quantity)));
}

/** The limits the buyer must say that they know of. */
export function limitedRegions(lines: readonly CartLine[]): string[] {
  return [...new Set(lines.flatMap(({ limits = [] }) => limits.map(limitText)))];
}
