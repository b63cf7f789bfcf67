import { DoorOpen, Eye } from 'lucide-react';
import type { Order } from '@/lib/api-types';

/** What happens next, in one sentence, and whether the page may be closed. Spoken when it changes. */
export function StatusSentence({ order }: { order: Order }) {
  const Icon = order.may_close ? DoorOpen : Eye;
  return (
    <div className="text-center">
      <p
        data-testid="order-status"
        data-status={order.status}
        role="status"
        className="mx-auto max-w-[60ch] font-medium"
      >
        {order.status_text}
      </p>
      <p className="mt-1 text-sm text-balance text-muted">
        <Icon aria-hidden="true" className="mr-1.5 inline size-4 align-text-bottom" />
        {order.may_close
          ? `You may close this page. We write to ${order.email}.`
          : 'Keep this page open until you have sent the coins.'}
      </p>
    </div>
  );
}
