import { useQueryClient } from '@tanstack/react-query';
import { Timer } from 'lucide-react';
import { useEffect } from 'react';
import type { ProductCard } from '@/lib/api-types';
import { clockText, secondsLeft } from '@/lib/countdown';
import { useNow } from '@/lib/use-now';

const DAY = 86_400;

/** "2 days" while days are left, then a clock. */
export function leftText(seconds: number): string {
  const days = Math.floor(seconds / DAY);
  return days > 1 ? `${days} days` : clockText(seconds);
}

/** After its end, in seconds: an answer may be three old, and a clock here some ahead of the shop's. */
const ASK_AGAIN = [0, 4, 15, 60];

/** The price after a deal is the shop's to say: once it has ended, what is shown is asked for anew. */
function useAskedAgain(ended: boolean) {
  const client = useQueryClient();
  useEffect(() => {
    if (!ended) return;
    const timers = ASK_AGAIN.map((seconds) =>
      setTimeout(() => {
        void client.invalidateQueries({ queryKey: ['products'] }, { cancelRefetch: false });
      }, seconds * 1000),
    );
    return () => {
      timers.forEach(clearTimeout);
    };
  }, [client, ended]);
}

/** How long a deal lasts, and how many pieces of it are left. */
export function DealLine({ deal }: { deal: NonNullable<ProductCard['deal']> }) {
  const seconds = secondsLeft(deal.ends_at, useNow());
  useAskedAgain(seconds === 0);
  const share = Math.round((deal.left / deal.stock) * 100);
  return (
    <div className="space-y-1.5 text-xs">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span className="figures flex items-center gap-1.5 font-medium text-loot-text">
          <Timer aria-hidden="true" className="size-3.5" />
          <span role="timer">{seconds > 0 ? `Ends in ${leftText(seconds)}` : 'Has just ended'}</span>
        </span>
        <span className="figures text-muted">
          {deal.left} of {deal.stock} left
        </span>
      </div>
      <div aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-sunken">
        <div className="h-full rounded-full bg-loot" style={{ width: `${share}%` }} />
      </div>
    </div>
  );
}
