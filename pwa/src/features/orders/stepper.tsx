import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { stages } from './stages';

/** Waiting → Seen → Confirming → Paid → Key ready. */
export function Stepper({ current }: { current: number }) {
  return (
    <ol aria-label="Progress" className="grid grid-cols-5">
      {stages.map((stage, index) => {
        const done = index < current;
        const now = index === current;
        return (
          <li
            key={stage}
            aria-current={now ? 'step' : undefined}
            className="relative flex flex-col items-center gap-2 text-center"
          >
            {index > 0 ? (
              <span
                aria-hidden="true"
                className={clsx(
                  'absolute top-3 right-1/2 h-px w-full',
                  index <= current ? 'bg-loot-line' : 'bg-line',
                )}
              />
            ) : null}
            <span
              aria-hidden="true"
              className={clsx(
                'relative z-10 grid size-6 place-items-center rounded-full border text-on-loot',
                done && 'border-loot-line bg-loot',
                now && 'border-2 border-loot-line bg-ground',
                !done && !now && 'border-line bg-ground',
              )}
            >
              {done ? <Check strokeWidth={3} className="size-3.5" /> : null}
              {now ? <span className="size-2 animate-pulse-soft rounded-full bg-loot-line" /> : null}
            </span>
            <span className={clsx('text-xs sm:text-sm', now ? 'font-semibold' : 'text-muted')}>
              {stage}
              {done ? <span className="sr-only"> (done)</span> : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
