import { clsx } from 'clsx';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

type Tone = 'success' | 'warning' | 'danger' | 'info';

const tones = {
  success: ['border-success-line bg-success-ground', 'text-success-text', CircleCheck],
  warning: ['border-warning-line bg-warning-ground', 'text-warning-text', TriangleAlert],
  danger: ['border-danger-line bg-danger-ground', 'text-danger-text', CircleAlert],
  info: ['border-info-line bg-info-ground', 'text-info-text', Info],
} as const;

interface Props {
  tone: Tone;
  title?: string;
  children: ReactNode;
  /** `alert` interrupts a screen reader; only for what has just gone wrong. */
  role?: 'alert' | 'status';
  className?: string;
}

export function Notice({ tone, title, children, role, className }: Props) {
  const [box, text, Icon] = tones[tone];
  return (
    <div role={role} className={clsx('flex gap-3 rounded-md border p-4 text-sm', box, className)}>
      <Icon aria-hidden="true" className={clsx('mt-0.5 size-4 shrink-0', text)} />
      <div className="min-w-0 space-y-1">
        {title ? <p className={clsx('font-semibold', text)}>{title}</p> : null}
        <div className="text-ink">{children}</div>
      </div>
    </div>
  );
}
