import { Notice } from '@/components/notice';
import type { Order } from '@/lib/api-types';

type OffStatus = 'underpaid' | 'expired' | 'failed' | 'refunded' | 'cancelled';

const words: Record<OffStatus, { tone: 'warning' | 'danger' | 'info'; title: string; advice: string }> = {
  underpaid: {
    tone: 'warning',
    title: 'Less arrived than the order costs',
    advice: 'Do not send the rest on your own account: write to us with the order number first.',
  },
  expired: {
    tone: 'info',
    title: 'The time to pay is over',
    advice: 'If you have already sent coins they are not lost: we go on watching the address.',
  },
  failed: {
    tone: 'danger',
    title: 'The payment did not go through',
    advice: 'If coins have left your wallet, write to us with the order number.',
  },
  refunded: {
    tone: 'info',
    title: 'This order was refunded',
    advice: 'The mail says where the refund went.',
  },
  cancelled: { tone: 'info', title: 'This order was cancelled', advice: 'Nothing more is due on it.' },
};

const isOff = (status: Order['status']): status is OffStatus => status in words;

/** For orders that left the road from coin to key: what happened, what it means, what to do. */
export function OffRoad({ order }: { order: Order }) {
  if (!isOff(order.status)) return null;
  const { tone, title, advice } = words[order.status];
  return (
    <Notice tone={tone} title={title}>
      <p data-testid="order-status" data-status={order.status} role="status">
        {order.status_text}
      </p>
      <p className="mt-2 text-muted">{advice}</p>
    </Notice>
  );
}
