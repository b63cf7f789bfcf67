import { clsx } from 'clsx';
import type { ReactNode } from 'react';

interface Props {
  children: ReactNode;
  tone?: 'plain' | 'loot';
}

/** A small fact about a product. */
export function Chip({ children, tone = 'plain' }: Props) {
  return (
    <span
      className={clsx(
        'inline-block max-w-full truncate rounded-full border px-2 text-xs leading-5',
        tone === 'plain' ? 'border-line text-muted' : 'border-loot-line bg-loot text-on-loot font-medium',
      )}
    >
      {children}
    </span>
  );
}
