import type { ReactNode } from 'react';

interface Props {
  number: number;
  title: string;
  children: ReactNode;
}

/** One of the checkout's numbered blocks. */
export function Block({ number, title, children }: Props) {
  return (
    <section
      aria-labelledby={`block-${number}`}
      className="rounded-lg border border-line bg-raised p-4 sm:p-6"
    >
      <h2 id={`block-${number}`} className="mb-4 flex items-center gap-3 text-lg">
        <span
          aria-hidden="true"
          className="figures grid size-7 shrink-0 place-items-center rounded-full border border-line-strong font-mono text-xs font-medium"
        >
          {number}
        </span>
        {title}
      </h2>
      {children}
    </section>
  );
}
