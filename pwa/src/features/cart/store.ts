import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { isRecord } from '@/lib/storage';
import { withLine, withQuantity, without, type CartLine } from './rules';

interface Cart {
  lines: CartLine[];
  add: (line: CartLine) => void;
  setQuantity: (productId: string, quantity: number) => void;
  remove: (productId: string) => void;
  clear: () => void;
}

function isLine(value: unknown): value is CartLine {
  if (!isRecord(value)) return false;
  const texts = ['productId', 'slug', 'title', 'price', 'currency'];
  return (
    texts.every((field) => typeof value[field] === 'string') &&
    ['max', 'quantity'].every((field) => typeof value[field] === 'number')
  );
}

/** The cart lives on this device; what an older version of the shop left there is dropped, not trusted. */
export const useCart = create<Cart>()(
  persist(
    (set) => ({
      lines: [],
      add: (line) => {
        set(({ lines }) => ({ lines: withLine(lines, line) }));
      },
      setQuantity: (productId, quantity) => {
        set(({ lines }) => ({ lines: withQuantity(lines, productId, quantity) }));
      },
      remove: (productId) => {
        set(({ lines }) => ({ lines: without(lines, productId) }));
      },
      clear: () => {
        set({ lines: [] });
      },
    }),
    {
      name: 'bitloot.cart',
      version: 1,
      partialize: ({ lines }) => ({ lines }),
      merge: (stored, current) => {
        const lines: unknown[] = isRecord(stored) && Array.isArray(stored['lines']) ? stored['lines'] : [];
        return { ...current, lines: lines.filter(isLine) };
      },
    },
  ),
);
