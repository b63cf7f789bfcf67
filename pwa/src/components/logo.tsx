/** The vault's dial with a keyhole. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className} fill="none">
      <circle cx="16" cy="16" r="12.5" stroke="currentColor" strokeWidth="2" />
      <path
        d="M16 1v5M16 26v5M1 16h5M26 16h5"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <path
        d="M16 10.5a3.6 3.6 0 0 1 1.9 6.66l.9 4.34h-5.6l.9-4.34A3.6 3.6 0 0 1 16 10.5Z"
        fill="var(--loot-line)"
      />
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
