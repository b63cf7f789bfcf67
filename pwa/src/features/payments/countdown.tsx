import { Hourglass } from 'lucide-react';
import { clockText, secondsLeft, spokenTime } from '@/lib/countdown';
import { useNow } from '@/lib/use-now';

const SOON = 120;

/** Time left to pay. It is spoken once a minute at most, and only grows warm near the end. */
export function Countdown({ until }: { until: string }) {
  const left = secondsLeft(until, useNow());
  const minute = Math.ceil(left / 60) * 60;
  return (
    <p className={left <= SOON ? 'text-warning-text' : 'text-muted'}>
      <span aria-hidden="true" className="figures flex items-center gap-1.5 font-mono text-sm">
        <Hourglass className="size-3.5" />
        {clockText(left)}
      </span>
      <span role="timer" aria-live="off" className="sr-only">
        {left > 0 ? `About ${spokenTime(minute)} left to pay.` : 'The time to pay is over.'}
      </span>
    </p>
  );
}
