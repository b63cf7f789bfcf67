import { clsx } from 'clsx';
import { formatMoney, percentOff } from '@/lib/money';

interface Props {
  amount: string;
  currency: string;
  compareAt?: string | null;
  className?: string;
}

/** A price; on a deal the old one is struck beside it. */
export function Price({ amount, currency, compareAt = null, className }: Props) {
  const off = compareAt === null ? 0 : percentOff(amount, compareAt);
  return (
    <span className={clsx('figures inline-flex flex-wrap items-baseline gap-x-2', className)}>
      <span className="font-semibold">{formatMoney(amount, currency)}</span>
      {compareAt !== null && off > 0 ? (
        <span className="text-[0.8em] whitespace-nowrap text-faint">
          <span className="sr-only">before: </span>
          <s>{formatMoney(compareAt, currency)}</s>
        </span>
      ) : null}
    </span>
  );
}
