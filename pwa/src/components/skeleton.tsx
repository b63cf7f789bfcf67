import { clsx } from 'clsx';

/** A calm plate in the place of what is on its way. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={clsx('animate-pulse-soft rounded-sm bg-sunken', className)} />;
}
