import { useQuery } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { inputStyle } from '@/components/field';
import { LoadFailure } from '@/components/load-failure';
import { Skeleton } from '@/components/skeleton';
import { CoinOption } from './coin-option';
import { matchCoins, sortCoins } from './coin-search';
import { EstimateLine } from './estimate-line';
import { coinsQuery } from './queries';

interface Props {
  /** The sum to pay, in EUR. */
  amount: string;
  value: string;
  onChange: (code: string) => void;
}

/** How many coins are shown before one asks for more: about all the popular ones. */
const FEW = 12;

/** The choice of coins: the usual ones at once, all others by search. */
export function CoinPicker({ amount, value, onChange }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [all, setAll] = useState(false);
  const query = useQuery(coinsQuery(amount));
  const coins = useMemo(() => sortCoins(query.data?.items ?? []), [query.data]);

  if (query.isPending) return <PickerSkeleton />;
  if (query.isError) return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;

  const found = matchCoins(coins, text);
  const shown =
    all || text.trim() ? found : found.filter((coin, index) => index < FEW || coin.code === value);
  const chosen = coins.find((coin) => coin.code === value);
  return (
    <div className="space-y-4">
      <input
        type="search"
        aria-label="Search coins and networks"
        aria-controls={`${id}-coins`}
        placeholder={`Search ${coins.length} coins and networks`}
        className={inputStyle}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <div
        id={`${id}-coins`}
        role="radiogroup"
        aria-label="Coin"
        className="grid grid-cols-1 gap-2 sm:grid-cols-2"
      >
        {shown.map((coin) => (
          <CoinOption
            key={coin.code}
            coin={coin}
            name={id}
            checked={coin.code === value}
            onChoose={onChange}
          />
        ))}
      </div>
      {shown.length === 0 ? (
        <p role="status" className="text-sm text-muted">
          No coin is called that. Try its ticker, such as BTC or USDT.
        </p>
      ) : null}
      {shown.length < found.length ? (
        <button
          type="button"
          className="py-1 text-sm text-loot-text underline-offset-4 hover:underline"
          onClick={() => {
            setAll(true);
          }}
        >
          Show all {found.length} coins
        </button>
      ) : null}
      {chosen ? <EstimateLine amount={amount} coin={chosen} /> : null}
    </div>
  );
}

function PickerSkeleton() {
  return (
    <div className="grid gap-2 sm:grid-cols-2" role="status" aria-label="Loading coins">
      {Array.from({ length: FEW }, (_, index) => (
        <Skeleton key={index} className="h-16" />
      ))}
    </div>
  );
}
