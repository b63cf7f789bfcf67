import { CopyButton } from '@/components/copy-button';
import type { Order } from '@/lib/api-types';
import { exactTime } from '@/lib/countdown';
import { formatMoney } from '@/lib/money';
import { orderState } from '@/lib/states';

/** Which order this is, and where it stands in one word. */
export function OrderHead({ order }: { order: Order }) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-4">
      <div>
        <p className="text-sm text-muted">
          Order of <time dateTime={order.created_at}>{exactTime(order.created_at)}</time>
        </p>
        <h1 className="text-xl">{orderState(order).word}</h1>
      </div>
      <div className="flex items-center gap-3">
        <div className="sm:text-right">
          <p data-testid="order-number" className="font-mono text-sm">
            {order.number}
          </p>
          <p className="figures text-sm text-muted">{formatMoney(order.total, order.currency)}</p>
        </div>
        <CopyButton text={order.number} name="order number" />
      </div>
    </header>
  );
}
