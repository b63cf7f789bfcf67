import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RefundPage } from '@/lib/api-types';
import { exactTime } from '@/lib/countdown';
import { formatMoney, trimZeros } from '@/lib/money';

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6rem_1fr] gap-x-3 py-2.5 text-sm sm:grid-cols-[8rem_1fr]">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function reason({ purpose, item_title: title }: RefundPage): string {
  if (title !== null) return `The price of ${title}`;
  return purpose === 'owed' ? 'It came beside the price' : 'The price of the order';
}

/** "0.00034645 BTC, where 0.0002665 BTC was asked". */
function received({ received, asked, received_in: coin }: RefundPage): string {
  const ticker = coin.toUpperCase();
  const came = `${trimZeros(received)} ${ticker}`;
  return asked === null || trimZeros(asked) === trimZeros(received)
    ? came
    : `${came}, where ${trimZeros(asked)} ${ticker} was asked`;
}

/** What was received, what goes back, in which coin, on which network, and how far it is. */
export function RefundFacts({ refund }: { refund: RefundPage }) {
  return (
    <div className="rounded-lg border border-line bg-raised p-4 sm:p-6">
      <p className="text-sm text-muted">Goes back to you</p>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-2 font-mono text-xl font-semibold">
        <span className="figures break-all" data-testid="refund-amount">
          {trimZeros(refund.coin_amount)}
        </span>
        <span className="text-lg font-medium text-muted">{refund.pay_currency.toUpperCase()}</span>
      </p>
      <dl className="mt-4 divide-y divide-line border-t border-line">
        <Fact label="Received">{received(refund)}</Fact>
        <Fact label="Worth">
          <span className="figures">{formatMoney(refund.amount, refund.currency)}</span>
        </Fact>
        <Fact label="Coin">
          {refund.coin_name}, on the {refund.network_name} network
        </Fact>
        <Fact label="What for">{reason(refund)}</Fact>
        {refund.address_masked === null ? null : (
          <Fact label="Address">
            <span className="font-mono break-all">{refund.address_masked}</span>
          </Fact>
        )}
        {refund.extra_id_masked === null ? null : (
          <Fact label={refund.memo_name ?? 'Memo'}>
            <span className="font-mono break-all">{refund.extra_id_masked}</span>
          </Fact>
        )}
        {refund.sent_at === null ? null : <Fact label="Sent">{exactTime(refund.sent_at)}</Fact>}
        {refund.tx_hash === null ? null : (
          <Fact label="Transaction">
            <span className="font-mono text-xs break-all">{refund.tx_hash}</span>
            {refund.explorer_url === null ? null : (
              <a
                href={refund.explorer_url}
                target="_blank"
                rel="noreferrer noopener"
                className="mt-1 flex items-center gap-1.5 text-loot-text underline underline-offset-4"
              >
                See it on the {refund.network_name} explorer{' '}
                <ExternalLink aria-hidden="true" className="size-3.5" />
              </a>
            )}
          </Fact>
        )}
      </dl>
    </div>
  );
}
