import { clsx } from 'clsx';
import { Cover } from '@/components/cover';
import type { Suggestion } from '@/lib/api-types';
import { platformName } from '@/lib/platform';
import { formatMoney } from '@/lib/money';

interface Props {
  id: string;
  items: readonly Suggestion[];
  active: number;
  onChoose: (slug: string) => void;
}

/** The list under the search field. It stays in the page while empty: the field points at it. */
export function SuggestionList({ id, items, active, onChoose }: Props) {
  return (
    <ul
      id={id}
      role="listbox"
      aria-label="Suggestions"
      className={clsx(
        'absolute inset-x-0 top-full z-30 mt-2 overflow-hidden rounded-md border border-line bg-raised p-1 shadow-lift',
        items.length === 0 ? 'hidden' : 'animate-fade',
      )}
    >
      {items.map((item, index) => (
        <li
          key={item.slug}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={clsx(
            'flex cursor-pointer items-center gap-3 rounded-sm p-2 text-left hover:bg-sunken',
            index === active && 'bg-sunken',
          )}
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(item.slug);
          }}
        >
          <Cover
            url={item.cover_url}
            picture={item.cover}
            sizes="2rem"
            title={item.title}
            className="w-8 shrink-0 rounded-[4px]"
          />
          <span className="min-w-0 grow">
            <span className="block truncate text-sm font-medium">{item.title}</span>
            <span className="block text-xs text-muted">{platformName(item.platform)}</span>
          </span>
          <span className="figures text-sm">{formatMoney(item.price, item.currency)}</span>
        </li>
      ))}
    </ul>
  );
}
