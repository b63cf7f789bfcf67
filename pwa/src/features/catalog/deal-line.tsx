import { Timer } from 'lucide-react';
import type { ProductCard } from '@/lib/api-types';
import { clockText, secondsLeft } from '@/lib/countdown';
import { useNow } from '@/lib/use-now';

const DAY = 86_400;

/** "2 days" while days are left, then a clock. */
export function leftText(seconds: number): string {
  const days = Math.floor(seconds / DAY);
  return days > 1 ? `${days} days` : clockText(seconds);
}

/** How long a deal lasts, and how many pieces of it are left. */
export function DealLine({ deal }: { deal: NonNullable<ProductCard['deal']> }) {
  const seconds = secondsLeft(deal.ends_at, useNow());
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
