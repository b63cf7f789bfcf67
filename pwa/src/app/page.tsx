import { clsx } from 'clsx';
import type { ReactNode } from 'react';

interface Props {
  children: ReactNode;
  /** `reading` holds lines to about 70 characters; `wide` is for grids. */
  width?: 'wide' | 'middle' | 'reading';
}

/** A page's margins and width. */
export function Page({ children, width = 'wide' }: Props) {
  return (
    <div
      className={clsx('mx-auto px-4 py-6 sm:px-6 sm:py-10', {
        'max-w-[90rem]': width === 'wide',
        'max-w-5xl': width === 'middle',
        'max-w-2xl': width === 'reading',
      })}
    >
      {children}
    </div>
  );
}
