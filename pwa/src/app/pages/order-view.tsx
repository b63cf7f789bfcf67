import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { ButtonLink } from '@/components/button';
import { Empty } from '@/components/empty';
import { LoadFailure } from '@/components/load-failure';
import { Skeleton } from '@/components/skeleton';
import { DeliveredItem } from '@/features/delivery/delivered-item';
import { InvoiceButton } from '@/features/invoices/invoice-button';
import { ItemList } from '@/features/orders/item-list';
import { OffRoad } from '@/features/orders/off-road';
import { OrderHead } from '@/features/orders/order-head';
import { awaitsPayment, currentStage, isPaid } from '@/features/orders/stages';
import { StatusSentence } from '@/features/orders/status-sentence';
import { Stepper } from '@/features/orders/stepper';
import { useOrder } from '@/features/orders/use-order';
import { takesCoins } from '@/features/payments/life';
import { RefundList } from '@/features/refunds/refund-list';
import { ApiError } from '@/lib/api';
import type { Order } from '@/lib/api-types';
import { DocumentHead } from '@/lib/document';
import { OrderPayment } from './order-payment';
import { WayOn } from './way-on';

/** Said while another coin is chosen: the sentence about the address would point at nothing. */
const CHANGING =
  'Choose another coin. The address you have stays watched: coins that are on their way to it still count.';

const ClaimPanel = lazy(async () => ({
  default: (await import('@/features/claims/claim-panel')).ClaimPanel,
}));

interface Props {
  id: string;
  token: string;
}

/** One page from the address to the key. */
export function OrderView({ id, token }: Props) {
  const { data: order, error, isPending, refetch } = useOrder(id, token);
  if (isPending) {
    return (
      <div role="status" aria-label="Loading the order" className="space-y-6">
        <Skeleton className="h-16" />
        <Skeleton className="h-96 rounded-lg" />
      </div>
    );
  }
  if (!order) return <OrderFailure error={error} onRetry={() => void refetch()} />;
  return <LoadedOrder order={order} token={token} />;
}

function OrderFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (error instanceof ApiError && [401, 403, 404].includes(error.status)) {
    return (
      <Empty
        level="h1"
        title="The pass to this order has run out"
        action={<ButtonLink to="/orders/find">Find your orders</ButtonLink>}
      >
        <DocumentHead title="Order" hidden />
        Passes are short-lived, so that nobody who finds this device later can open your keys. The order
        itself is safe: a code to the address you gave opens it again.
      </Empty>
    );
  }
  return <LoadFailure error={error} onRetry={onRetry} />;
}

function LoadedOrder({ order, token }: { order: Order; token: string }) {
  const client = useQueryClient();
  const stage = currentStage(order);
  const [choosing, setChoosing] = useState(false);
  const changing = choosing && order.payment !== null && awaitsPayment(order) && takesCoins(order.payment);
  const refresh = () => void client.invalidateQueries({ queryKey: ['orders', order.id] });
  return (
    <div className="space-y-8">
      <DocumentHead title={`Order ${order.number}`} hidden />
      <OrderHead order={order} />
      {stage !== null ? (
        <div className="space-y-5">
          <Stepper current={stage} />
          <StatusSentence order={order} instead={changing ? CHANGING : undefined} />
        </div>
      ) : null}
      <OffRoad order={order} />
      <OrderPayment
        order={order}
        token={token}
        choosing={choosing}
        onChoosing={setChoosing}
        onChanged={refresh}
      />
      {isPaid(order)
        ? order.items.map((item) => (
            <div key={item.id} className="space-y-3">
              <DeliveredItem
                // While a bad key is replaced, what was opened of it is forgotten.
                key={item.delivered_count > 0 ? 'there' : 'missing'}
                orderId={order.id}
                token={token}
                item={item}
                onRevealed={refresh}
              />
              <Suspense fallback={null}>
                <ClaimPanel pass={{ orderId: order.id, token }} item={item} />
              </Suspense>
            </div>
          ))
        : null}
      <RefundList order={order} />
      <ItemList order={order} />
      {order.paid_at === null ? null : <InvoiceButton order={order} token={token} />}
      {stage === null ? <WayOn order={order} /> : null}
    </div>
  );
}
