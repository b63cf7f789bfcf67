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
        <>
          <p>
            About{' '}
            <span className="font-mono font-medium whitespace-nowrap">
              {data ? trimZeros(data.pay_amount) : '…'} {ticker}
            </span>{' '}
            for {formatMoney(amount, 'EUR')}, on {coin.network_name}.
          </p>
          <p className="text-muted">The exact amount is fixed with the address.</p>
        </>
      )}
      {coin.needs_extra_id ? (
        <p className="mt-1 text-warning-text">
          {coin.name} needs a {(coin.extra_id_name ?? 'memo').toLowerCase()} beside the address. We show both.
        </p>
      ) : null}
    </div>
  );
}
