const KEYHOLE = 'M16 10a4 4 0 0 1 2.15 7.37L19.2 22h-6.4l1.05-4.63A4 4 0 0 1 16 10Z';

/** The shut drawer with its keyhole: the shop's mark. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className} fill="none">
      <rect x="3" y="3" width="26" height="26" rx="7" stroke="currentColor" strokeWidth="2.25" />
      <path d={KEYHOLE} fill="var(--loot-line)" />
    </svg>
  );
}

/** The keyhole alone, for drawers that are drawn by what is around it. */
export function Keyhole({ className }: { className?: string }) {
  return (
    <svg viewBox="10 8 12 16" aria-hidden="true" className={className}>
      <path d={KEYHOLE} fill="currentColor" />
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className="flex items-center gap-2.5">
      <Mark className="size-7" />
      <span className="font-display text-lg font-semibold tracking-tight">BitLoot</span>
    </span>
  );
}
