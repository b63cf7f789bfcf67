import { useState } from 'react';
import { clsx } from 'clsx';

interface Props {
  iconUrl: string | null;
  ticker: string;
  className?: string;
}

/** A coin's icon, or its first letters when there is none. */
export function CoinMark({ iconUrl, ticker, className }: Props) {
  const [broken, setBroken] = useState(false);
  if (iconUrl === null || broken) {
    return (
      <span
        aria-hidden="true"
        className={clsx(
          'grid shrink-0 place-items-center rounded-full bg-sunken font-mono text-xs font-semibold text-muted uppercase',
          className,
        )}
      >
        {ticker.slice(0, 2)}
      </span>
    );
  }
  return (
    <img
      src={iconUrl}
      alt=""
      width={32}
      height={32}
      loading="lazy"
      className={clsx('shrink-0 rounded-full', className)}
      onError={() => {
        setBroken(true);
      }}
    />
  );
}
