import { clsx } from 'clsx';
import { useState, type CSSProperties } from 'react';
import type { Picture } from '@/lib/api-types';
import { Keyhole } from './logo';
import { Picture as Sized } from './picture';

interface Props {
  url: string | null;
  /** The shop's own sizes of it, once it has made them. */
  picture?: Picture | null | undefined;
  /** How wide it is shown. */
  sizes?: string;
  title: string;
  className?: string;
  /** Covers in the first view are loaded at once, the rest when they come near. */
  eager?: boolean;
  /** Beside a visible title the picture says nothing new. */
  decorative?: boolean;
}

/** A hue of its own for each title, always the same one. */
function hueOf(title: string): number {
  let hash = 7;
  for (const character of title) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 3600;
  return hash / 10;
}

/** A product without a picture: its name, set like a label on the drawer. */
function Plate({ title, decorative }: { title: string; decorative: boolean }) {
  return (
    <span
      aria-hidden={decorative}
      className="flex size-full flex-col justify-between bg-[oklch(0.32_0.055_var(--hue))] p-[9cqw] text-[oklch(0.95_0.02_var(--hue))]"
      style={{ '--hue': hueOf(title) } as CSSProperties}
    >
      <span className="hidden font-display text-[11cqw] leading-[1.12] font-semibold tracking-tight text-balance @min-[5rem]:line-clamp-5">
        {title}
      </span>
      <Keyhole className="m-auto h-[34cqw] opacity-60 @min-[5rem]:m-0 @min-[5rem]:h-[17cqw]" />
    </span>
  );
}

/** A product's 3:4 cover, or a plate with its name when there is none. */
export function Cover({
  url,
  picture = null,
  sizes = '(min-width: 64rem) 15rem, (min-width: 40rem) 30vw, 45vw',
  title,
  className,
  eager = false,
  decorative = true,
}: Props) {
  const [broken, setBroken] = useState(false);
  const alt = decorative ? '' : `Cover of ${title}`;
  return (
    <div className={clsx('@container relative aspect-3/4 overflow-hidden bg-sunken', className)}>
      {picture && !broken ? (
        <Sized
          picture={picture}
          alt={alt}
          sizes={sizes}
          eager={eager}
          className="size-full object-cover"
          onError={() => {
            setBroken(true);
          }}
        />
      ) : url !== null && !broken ? (
        <img
          src={url}
          alt={alt}
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
        <Plate title={title} decorative={decorative} />
      )}
    </div>
  );
}
