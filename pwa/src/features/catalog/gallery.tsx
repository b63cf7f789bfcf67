import { clsx } from 'clsx';
import { pictureUrl } from '@/lib/pictures';
import { useState } from 'react';
import { Picture as Sized } from '@/components/picture';
import type { Picture, Product } from '@/lib/api-types';

interface Props {
  title: string;
  screenshots: Product['screenshots'];
  /** The shop's own sizes of the screenshots, in their order, once it has made all of them. */
  pictures?: readonly Picture[] | undefined;
}

/** Screenshots: one large, the others as a strip to choose from. */
export function Gallery({ title, screenshots, pictures = [] }: Props) {
  const [index, setIndex] = useState(0);
  const current = screenshots[index];
  if (!current) return null;
  const picture = pictures[index];
  const alt = `${title}, screenshot ${index + 1} of ${screenshots.length}`;
  const frame = 'aspect-video w-full rounded-md border border-line bg-sunken object-cover';
  return (
    <section aria-label="Screenshots" className="space-y-3">
      {picture ? (
        <Sized
          key={picture.base}
          picture={picture}
          alt={alt}
          sizes="(min-width: 64rem) 48rem, 100vw"
          className={frame}
          eager
        />
      ) : (
        <img src={current.url} alt={alt} width={1280} height={720} className={frame} />
      )}
      {screenshots.length > 1 ? (
        <ul className="no-bar flex gap-2 overflow-x-auto p-1">
          {screenshots.map((shot, position) => (
            <li key={shot.url} className="w-24 shrink-0 sm:w-28">
              <button
                type="button"
                aria-label={`Screenshot ${position + 1}`}
                aria-current={position === index}
                className={clsx(
                  'block w-full overflow-hidden rounded-sm border-2',
                  position === index ? 'border-loot-line' : 'border-transparent opacity-70 hover:opacity-100',
                )}
                onClick={() => {
                  setIndex(position);
                }}
              >
                <img
                  src={pictures[position] ? pictureUrl(pictures[position], 320) : shot.thumbnail}
                  alt=""
                  width={160}
                  height={90}
                  loading="lazy"
                  className="aspect-video w-full object-cover"
                />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
