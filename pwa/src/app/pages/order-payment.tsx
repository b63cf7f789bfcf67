import { ExternalLink } from 'lucide-react';
import { Button } from '@/components/button';
import { awaitsPayment } from '@/features/orders/stages';
import { ChangeCoin } from '@/features/payments/change-coin';
import { takesCoins } from '@/features/payments/life';
import { PayPanel } from '@/features/payments/pay-panel';
import { Received } from '@/features/payments/received';
import { useTicker } from '@/features/payments/use-ticker';
import type { Order, Payment } from '@/lib/api-types';
import { useShop } from '@/lib/shop';

interface Props {
  order: Order;
  token: string;
  /** Whether the buyer is choosing another coin than the one that has an address. */
  choosing: boolean;
  onChoosing: (choosing: boolean) => void;
  onChanged: () => void;
}

function ExplorerLink({ payment }: { payment: Payment }) {
  if (payment.explorer_url === null) return null;
  return (
    <a
      href={payment.explorer_url}
      target="_blank"
      rel="noreferrer noopener"
      className="inline-flex items-center gap-1.5 text-sm text-loot-text underline underline-offset-4"
    >
      See it on the {payment.network_name} explorer <ExternalLink aria-hidden="true" className="size-3.5" />
    </a>
  );
}

/** What came, beside the sentence that says it: how much of the sum, and where to see it. */
function Arrived({ order, payment, ticker }: { order: Order; payment: Payment; ticker: string }) {
  const confirming = order.status === 'confirming';
  if (!confirming && (order.status !== 'underpaid' || payment.explorer_url === null)) return null;
  return (
    <section
      aria-label="Payment"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border border-line bg-raised p-4 sm:px-6"
    >
      {confirming ? <Received payment={payment} ticker={ticker} told /> : null}
      <ExplorerLink payment={payment} />
    </section>
  );
}

function coinTitle(payment: Payment | null, current: Payment | null): string {
  if (current !== null) return 'Pay with another coin';
  return payment === null ? 'Choose a coin' : 'Choose a coin again';
}

/** What the order's state asks for: a coin, the address, or a look at what has come. */
export function OrderPayment({ order, token, choosing, onChoosing, onChanged }: Props) {
  const shop = useShop();
  const { payment } = order;
  const ticker = useTicker(payment, order.total);

  const current = payment !== null && takesCoins(payment) ? payment : null;

  if (awaitsPayment(order) && (current === null || choosing)) {
    return (
      <section aria-labelledby="coin-title" className="rounded-lg border border-line bg-raised p-4 sm:p-6">
        <h2 id="coin-title" className="mb-4 text-lg">
          {coinTitle(payment, current)}
        </h2>
        <ChangeCoin
          orderId={order.id}
          token={token}
          amount={order.total}
          current={current?.pay_currency ?? ''}
          onKeep={
            current === null
              ? undefined
              : () => {
                  onChoosing(false);
                }
          }
          onOpened={() => {
            onChoosing(false);
            onChanged();
          }}
        />
      </section>
    );
  }
  if (payment === null) return null;
  if (!awaitsPayment(order)) return <Arrived order={order} payment={payment} ticker={ticker} />;
  return (
    <PayPanel
      payment={payment}
      ticker={ticker}
      footer={
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <Button
            tone="quiet"
            size="small"
            className="-ml-3"
            onClick={() => {
              onChoosing(true);
            }}
          >
            Pay with another coin
          </Button>
          {shop?.sandbox_url ? (
            <a
              href={shop.sandbox_url}
              target="_blank"
              rel="noreferrer noopener"
              className="inline-flex items-center gap-1.5 text-sm text-loot-text underline underline-offset-4"
            >
              This is a sandbox: pay in it <ExternalLink aria-hidden="true" className="size-3.5" />
            </a>
          ) : null}
        </div>
      }
    />
  );
}
