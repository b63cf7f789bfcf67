import { useQuery } from '@tanstack/react-query';
import type { Coin } from '@/lib/api-types';
import { formatMoney, trimZeros } from '@/lib/money';
import { estimateQuery } from './queries';

/** About how much of the coin it will be; the exact amount is fixed with the order. */
export function EstimateLine({ amount, coin }: { amount: string; coin: Coin }) {
  const { data, isError } = useQuery(estimateQuery(amount, coin.code));
  const ticker = coin.ticker.toUpperCase();
  return (
    <div role="status" className="rounded-sm bg-sunken px-4 py-3 text-sm">
      {isError ? (
        <span>No estimate for {coin.name} just now. The exact amount comes with the order.</span>
      ) : (
        <span className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <span className="text-muted">
            {formatMoney(amount, 'EUR')} is about{' '}
            <span className="font-mono font-medium whitespace-nowrap text-ink">
              {data ? trimZeros(data.pay_amount) : '…'} {ticker}
            </span>
          </span>
          <span className="text-muted">on {coin.network_name}; fixed when you place the order</span>
        </span>
      )}
      {coin.needs_extra_id ? (
        <p className="mt-1 text-warning-text">{coin.name} needs a memo beside the address. We show it with the address.</p>
      ) : null}
    </div>
  );
}
