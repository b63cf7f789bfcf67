import type { Bundle, Product } from '@/lib/api-types';
import { buyableQuantity, bundleLine, lineOf, type CartLine } from './rules';

export type LineNote =
  { kind: 'price'; before: string; now: string } | { kind: 'fewer'; left: number } | { kind: 'sold-out' };

export interface CheckedLine {
  line: CartLine;
  note: LineNote | null;
}

/** What the shop says now about a line: its present price and limit, and what the buyer should know. */
export function checkLine(line: CartLine, product: Product): CheckedLine {
  const left = buyableQuantity(product);
  if (left === 0) return { line: { ...line, max: 0 }, note: { kind: 'sold-out' } };
  const fresh = lineOf(product, line.quantity);
  if (fresh.quantity < line.quantity) return { line: fresh, note: { kind: 'fewer', left } };
  if (fresh.price !== line.price) {
    return { line: fresh, note: { kind: 'price', before: line.price, now: fresh.price } };
  }
  return { line: fresh, note: null };
}

/** The same for a bundle. */
export function checkBundle(line: CartLine, bundle: Bundle): CheckedLine {
  const fresh = bundleLine(bundle, line.quantity);
  if (fresh.max === 0) return { line: { ...line, max: 0 }, note: { kind: 'sold-out' } };
  const moved = fresh.price !== line.price;
  return { line: fresh, note: moved ? { kind: 'price', before: line.price, now: fresh.price } : null };
}
