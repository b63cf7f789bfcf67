import { clsx } from 'clsx';
import { useState } from 'react';
import { Keyhole } from './logo';

interface Props {
  url: string | null;
  title: string;
  className?: string;
  /** Covers in the first view are loaded at once, the rest when they come near. */
  eager?: boolean;
  /** Beside a visible title the picture says nothing new. */
  decorative?: boolean;
}

/** A product's 3:4 cover, or a plain plate with the shop's mark when there is none. */
export function Cover({ url, title, className, eager = false, decorative = true }: Props) {
  const [broken, setBroken] = useState(false);
  return (
    <div className={clsx('relative aspect-3/4 overflow-hidden bg-sunken', className)}>
      {url !== null && !broken ? (
        <img
          src={url}
          alt={decorative ? '' : `Cover of ${title}`}
          width={300}
          height={400}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          className="size-full object-cover"
          onError={() => {
            setBroken(true);
          }}
        />
      ) : (
        <span className="grid size-full place-items-center text-line-strong">
          <Keyhole className="h-1/6" />
        </span>
      )}
    </div>
  );
}
