import { DoorOpen, Eye } from 'lucide-react';
import type { Order } from '@/lib/api-types';

/** Whether the page may be closed, unless the sentence has said it already. */
function closing(order: Order): string | null {
  if (/close this page/i.test(order.status_text)) return null;
  if (!order.may_close) return 'Keep this page open until you have sent the coins.';
  if (order.status === 'fulfilled') return 'You may close this page once you have your key.';
  return `You may close this page. We write to ${order.email}.`;
}

/**
 * What happens next, in one sentence, and whether the page may be closed. Spoken when it changes.
 * `instead` is said while the buyer does something that the order does not know of yet.
 */
export function StatusSentence({ order, instead }: { order: Order; instead?: string | undefined }) {
  const words = instead === undefined ? closing(order) : null;
  const Icon = order.may_close ? DoorOpen : Eye;
  return (
    <div className="text-center">
      <p
        data-testid="order-status"
        data-status={order.status}
        role="status"
        className="mx-auto max-w-[60ch] font-medium text-balance"
      >
        {instead ?? order.status_text}
      </p>
      {words === null ? null : (
        <p className="mt-1 text-sm text-balance text-muted">
          <Icon aria-hidden="true" className="mr-1.5 inline size-4 align-text-bottom" />
          {words}
        </p>
      )}
    </div>
  );
}
