import { getProduct } from '@bitloot/sdk';
import { useQueries } from '@tanstack/react-query';
import { unwrap } from '@/lib/api';
import { checkLine, type CheckedLine } from './freshness';
import { useCart } from './store';

/** The cart's lines as the shop sees them now. Until it has answered, as this device remembers them. */
export function useCheckedLines(): CheckedLine[] {
  const lines = useCart((cart) => cart.lines);
  const answers = useQueries({
    queries: lines.map(({ slug }) => ({
      queryKey: ['products', 'one', slug],
      queryFn: ({ signal }: { signal: AbortSignal }) => unwrap(getProduct({ signal, path: { slug } })),
    })),
  });
  return lines.map((line, index) => {
    const product = answers[index]?.data;
    return product ? checkLine(line, product) : { line, note: null };
  });
}
