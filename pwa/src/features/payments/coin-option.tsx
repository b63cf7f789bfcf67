import { clsx } from 'clsx';
import type { Coin } from '@/lib/api-types';
import { formatMoney } from '@/lib/money';
import { CoinMark } from './coin-mark';

interface Props {
  coin: Coin;
  name: string;
  checked: boolean;
  onChoose: (code: string) => void;
}

function reason(coin: Coin): string {
  if (coin.min_amount_eur !== null) return `From ${formatMoney(coin.min_amount_eur, 'EUR')} on`;
  return coin.unavailable_reason ?? 'Not available now';
}

/** One coin to choose; one that cannot pay this sum says why. */
export function CoinOption({ coin, name, checked, onChoose }: Props) {
  return (
    <label
      data-testid={`coin-${coin.code}`}
      title={coin.available ? undefined : (coin.unavailable_reason ?? undefined)}
      className={clsx(
        'relative flex min-h-16 items-center gap-3 rounded-sm border p-3 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
        checked && 'border-loot-line bg-loot-ground',
        !checked && (coin.available ? 'border-line hover:border-line-strong' : 'border-line'),
        coin.available ? 'cursor-pointer' : 'cursor-not-allowed bg-sunken',
      )}
    >
      <input
        type="radio"
        name={name}
        value={coin.code}
        checked={checked}
        disabled={!coin.available}
        className="absolute inset-0 cursor-[inherit] appearance-none opacity-0"
        onChange={() => {
          onChoose(coin.code);
        }}
      />
      <CoinMark
        iconUrl={coin.icon_url}
        ticker={coin.ticker}
        className={clsx('size-8', !coin.available && 'grayscale')}
      />
      <span className="min-w-0 grow leading-tight">
        <span className="block truncate text-sm font-medium">{coin.name}</span>
        <span className="block truncate text-xs text-muted">
          {coin.available ? `${coin.ticker.toUpperCase()} · ${coin.network_name}` : reason(coin)}
        </span>
      </span>
      <span
        aria-hidden="true"
        className={clsx(
          'size-4 shrink-0 rounded-full border',
          checked ? 'border-[5px] border-loot-line' : 'border-line-strong',
          !coin.available && 'invisible',
        )}
      />
    </label>
  );
}
