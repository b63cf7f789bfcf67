import { clsx } from 'clsx';
import { Keyhole } from '@/components/logo';

/** The dial around the keyhole: sixty fine ticks. */
function Dial({ turning }: { turning: boolean }) {
  return (
    <svg
      viewBox="0 0 96 96"
      fill="none"
      className={clsx('absolute inset-0', turning && 'animate-[spin_2.4s_linear_infinite]')}
    >
      <circle
        cx="48"
        cy="48"
        r="39"
        stroke="var(--line-strong)"
        strokeWidth="5"
        pathLength="240"
        strokeDasharray="1 3"
      />
      <path d="M48 5v9" stroke="var(--loot-line)" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  );
}

/** The seal over the seam. Its dial turns while the key is fetched; it breaks in two when it opens. */
export function Seal({ turning, broken }: { turning: boolean; broken: boolean }) {
  const half = 'absolute inset-0 transition-[transform,opacity] duration-200 ease-out';
  const disc = (
    <span className="relative grid size-full place-items-center rounded-full border border-loot-line bg-raised shadow-lift">
      <Dial turning={turning} />
      <Keyhole className="h-9 text-loot-line" />
    </span>
  );
  return (
    <span aria-hidden="true" className="relative block size-24">
      <span
        className={clsx(
          half,
          '[clip-path:inset(-20%_-20%_50%_-20%)]',
          broken && '-translate-y-10 -rotate-6 opacity-0',
        )}
      >
        {disc}
      </span>
      <span
        className={clsx(
          half,
          '[clip-path:inset(50%_-20%_-20%_-20%)]',
          broken && 'translate-y-10 rotate-6 opacity-0',
        )}
      >
        {disc}
      </span>
    </span>
  );
}
