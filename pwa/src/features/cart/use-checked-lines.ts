import { getBundle, getProduct } from '@bitloot/sdk';
import { useQueries } from '@tanstack/react-query';
import { unwrap } from '@/lib/api';
import { checkBundle, checkLine, type CheckedLine } from './freshness';
import type { CartLine } from './rules';
import { useCart } from './store';

/** Asks the shop for what a line holds, and says how the line stands now. */
const check = (line: CartLine) => ({
  queryKey: ['products', 'line', line.bundle === true ? 'bundle' : 'product', line.slug],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const asked = { signal, path: { slug: line.slug } };
    return line.bundle === true
      ? { bundle: await unwrap(getBundle(asked)) }
      : { product: await unwrap(getProduct(asked)) };
  },
});

/** The cart's lines as the shop sees them now. Until it has answered, as this device remembers them. */
export function useCheckedLines(): CheckedLine[] {
  const lines = useCart((cart) => cart.lines);
  const answers = useQueries({ queries: lines.map(check) });
  return lines.map((line, index) => {
    const found = answers[index]?.data;
    if (found === undefined) return { line, note: null };
    return 'bundle' in found ? checkBundle(line, found.bundle) : checkLine(line, found.product);
  });
}
