import { ExternalLink } from 'lucide-react';
import { ButtonLink } from '@/components/button';
import { StateWord } from '@/components/state-word';
import type { Order, OrderRefund } from '@/lib/api-types';
import { exactTime } from '@/lib/countdown';
import { formatMoney, trimZeros } from '@/lib/money';
import { refundStates } from '@/lib/states';
import { tokenOf } from './link';

function RefundRow({ refund }: { refund: OrderRefund }) {
  const token = tokenOf(refund.link);
  const coins = `${trimZeros(refund.coin_amount)} ${refund.pay_currency.toUpperCase()}`;
  return (
    <li className="space-y-3 py-4 first:pt-0 last:pb-0" data-testid="refund" data-status={refund.status}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p>
          <span className="font-mono font-medium">{coins}</span>{' '}
          <span className="figures text-sm text-muted">
            {formatMoney(refund.amount, refund.currency)} · {refund.network_name}
          </span>
        </p>
        <StateWord tone={refundStates[refund.status].tone} className="text-sm font-medium">
          {refundStates[refund.status].word}
        </StateWord>
      </div>
      <p className="text-sm text-muted">
        {refund.status_text}
        {refund.sent_at === null ? null : ` Sent ${exactTime(refund.sent_at)}.`}
      </p>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        {token !== null && (refund.needs_address || refund.may_keep) ? (
          <ButtonLink to="/refunds/$token" params={{ token }} preload={false} size="small">
            {refund.needs_address ? 'Say where to send it' : 'See your choices'}
          </ButtonLink>
        ) : null}
        {refund.address_masked === null ? null : (
          <p className="text-sm text-muted">
            to <span className="font-mono text-ink">{refund.address_masked}</span>
          </p>
        )}
        {refund.explorer_url === null ? null : (
          <a
            href={refund.explorer_url}
            target="_blank"
            rel="noreferrer noopener"
            className="inline-flex items-center gap-1.5 text-sm text-loot-text underline underline-offset-4"
          >
            See it on the {refund.network_name} explorer{' '}
            <ExternalLink aria-hidden="true" className="size-3.5" />
          </a>
        )}
      </div>
    </li>
  );
}

/** Money that goes back for an order: how much, where it is, and what the buyer can do. */
export function RefundList({
  order,
}: {
  order: Pick<Order, 'refunds' | 'received' | 'total' | 'currency' | 'paid_at'>;
}) {
  const { refunds, received, total, currency } = order;
  if (refunds.length === 0) return null;
  return (
    <section aria-labelledby="refunds-title" className="rounded-lg border border-line bg-raised p-4 sm:p-6">
      <h2 id="refunds-title" className="mb-4 text-lg">
        Your money back
      </h2>
      {received === null || order.paid_at === null ? null : (
        <p className="mb-4 text-sm">
          We have received <span className="figures font-medium">{formatMoney(received, currency)}</span> for
          this order of <span className="figures font-medium">{formatMoney(total, currency)}</span>, counted
          at its rate.
        </p>
      )}
      <ul className="divide-y divide-line">
        {refunds.map((refund) => (
          <RefundRow key={refund.id} refund={refund} />
        ))}
      </ul>
    </section>
  );
}
