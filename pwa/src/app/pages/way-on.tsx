import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, ButtonLink } from '@/components/button';
import { lineOf, type CartLine } from '@/features/cart/rules';
import { useCart } from '@/features/cart/store';
import { productQuery } from '@/features/catalog/queries';
import type { Order } from '@/lib/api-types';
import { ApiError, errorSentence } from '@/lib/api';

const again: readonly Order['status'][] = ['expired', 'failed', 'cancelled', 'underpaid'];

/** Where to go from an order that left the road: into the cart with the same goods, or to the others. */
export function WayOn({ order }: { order: Order }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const add = useCart((cart) => cart.add);
  const buying = useMutation({
    mutationFn: async () => {
      const found = await Promise.all(order.items.map((item) => present(item)));
      const lines = found.filter((line) => line !== null);
      for (const line of lines) add(line);
      if (lines.length > 0) await navigate({ to: '/cart' });
      return lines.length;
    },
  });

  /** The line as the shop sells it now; null when it does not any more. */
  async function present(item: Order['items'][number]): Promise<CartLine | null> {
    try {
      const product = await client.query({ ...productQuery(item.slug), staleTime: 0 });
      return product.in_stock ? lineOf(product, item.quantity) : null;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    }
  }

  return (
    <div className="space-y-3">
      <div className="flex flex-wrap gap-3">
        {again.includes(order.status) ? (
          <Button
            tone={order.status === 'underpaid' ? 'secondary' : 'primary'}
            busy={buying.isPending}
            data-testid="buy-again"
            onClick={() => {
              buying.mutate();
            }}
          >
            Buy it again
          </Button>
        ) : null}
        <ButtonLink to="/products">Back to the catalog</ButtonLink>
      </div>
      {buying.isError || buying.data === 0 ? (
        <p role="alert" className="text-sm font-medium text-danger-text">
          {buying.isError ? errorSentence(buying.error) : 'None of it is for sale at the moment.'}
        </p>
      ) : null}
    </div>
  );
}
