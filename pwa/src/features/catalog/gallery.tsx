import { clsx } from 'clsx';
import { useState } from 'react';
import type { Product } from '@/lib/api-types';

interface Props {
  title: string;
  screenshots: Product['screenshots'];
}

/** Screenshots: one large, the others as a strip to choose from. */
export function Gallery({ title, screenshots }: Props) {
  const [index, setIndex] = useState(0);
  const current = screenshots[index];
  if (!current) return null;
  return (
    <section aria-label="Screenshots" className="space-y-3">
      <img
        src={current.url}
        alt={`${title}, screenshot ${index + 1} of ${screenshots.length}`}
        width={1280}
        height={720}
        className="aspect-video w-full rounded-md border border-line bg-sunken object-cover"
      />
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
                  src={shot.thumbnail}
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
