import type { ReactNode } from 'react';
import { CopyButton } from '@/components/copy-button';

interface Props {
  label: string;
  /** What is copied, and how it is called then. */
  text: string;
  name: string;
  children: ReactNode;
}

/** One thing to carry over to the wallet: large, with its copy button. */
export function PayField({ label, text, name, children }: Props) {
  return (
    <div className="rounded-md border border-line bg-ground p-4">
      <div className="mb-2 flex items-center justify-between gap-3">
        <p className="text-sm text-muted">{label}</p>
        <CopyButton text={text} name={name} />
      </div>
      {children}
    </div>
  );
}
