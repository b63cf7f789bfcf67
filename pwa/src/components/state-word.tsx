import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { Tone } from '@/lib/states';

const tones: Record<Tone, string> = {
  quiet: 'text-muted',
  info: 'text-info-text',
  success: 'text-success-text',
  warning: 'text-warning-text',
  danger: 'text-danger-text',
};

interface Props {
  tone: Tone;
  children: ReactNode;
  className?: string;
}

/** A state as a dot and words in its color. */
export function StateWord({ tone, children, className }: Props) {
  return (
    <span className={clsx('inline-flex items-baseline gap-1.5', tones[tone], className)}>
      <span aria-hidden="true" className="size-2 shrink-0 rounded-full bg-current" />
      <span>{children}</span>
    </span>
  );
}
