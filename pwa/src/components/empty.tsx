import type { ReactNode } from 'react';
import { Mark } from './logo';

interface Props {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  level?: 'h1' | 'h2';
}

/** A place with nothing in it: says why, and offers one way on. */
export function Empty({ title, children, action, level: Heading = 'h2' }: Props) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-4 px-4 py-16 text-center">
      <Mark className="size-12 text-line-strong" />
      <Heading className="text-lg">{title}</Heading>
      {children ? <div className="text-muted">{children}</div> : null}
      {action}
    </div>
  );
}
