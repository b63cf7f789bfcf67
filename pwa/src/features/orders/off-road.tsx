import { Notice } from '@/components/notice';
import type { Order } from '@/lib/api-types';

type OffStatus = 'underpaid' | 'expired' | 'failed' | 'refunded' | 'cancelled';

const words: Record<OffStatus, { tone: 'warning' | 'danger' | 'info'; title: string }> = {
  underpaid: { tone: 'warning', title: 'Less arrived than the order costs' },
  expired: { tone: 'info', title: 'The time to pay is over' },
  failed: { tone: 'danger', title: 'The payment did not go through' },
  refunded: { tone: 'info', title: 'This order was refunded' },
  cancelled: { tone: 'info', title: 'This order was cancelled' },
};

const isOff = (status: Order['status']): status is OffStatus => status in words;

/** For orders that left the road from coin to key: what happened, and in the shop's sentence what it means and what to do. */
export function OffRoad({ order }: { order: Order }) {
  if (!isOff(order.status)) return null;
  const { tone, title } = words[order.status];
  return (
    <Notice tone={tone} title={title}>
      <p data-testid="order-status" data-status={order.status} role="status">
        {order.status_text}
      </p>
    </Notice>
  );
}
