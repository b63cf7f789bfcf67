import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Search } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useDebounced } from '@/lib/use-debounced';
import { readFilters } from './filters';
import { suggestionsQuery } from './queries';
import { SuggestionList } from './suggestion-list';

interface Props {
  /** The text in force, when the page already shows a search. */
  initial?: string;
  large?: boolean;
  testId?: string;
}

/** The search field with suggestions as one types (ARIA combobox; arrows, Enter, Escape). */
export function SearchBox({ initial = '', large = false, testId }: Props) {
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState(initial);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const query = useDebounced(text.trim());
  const { data } = useQuery(suggestionsQuery(query));
  const items = text.trim().length >= 2 ? (data?.items ?? []) : [];
  const shown = open && items.length > 0;

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const search = () => {
    close();
    const q = text.trim();
    void navigate({ to: '/products', search: (before) => readFilters({ ...before, q }) });
  };
  const visit = (slug: string) => {
    close();
    setText('');
    void navigate({ to: '/products/$slug', params: { slug } });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    if (!shown || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    setActive((active + step + items.length + (active < 0 && step < 0 ? 1 : 0)) % items.length);
  };

  return (
    <form
      role="search"
      className="relative w-full"
      onSubmit={(event) => {
        event.preventDefault();
        const chosen = shown ? items[active] : undefined;
        if (chosen) visit(chosen.slug);
        else search();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <Search
        aria-hidden="true"
        className={clsx(
          'pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-faint',
          large ? 'size-5' : 'size-4',
        )}
      />
      <input
        type="search"
        role="combobox"
        aria-label="Search the shop"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={listId}
        aria-activedescendant={shown && active >= 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        enterKeyHint="search"
        placeholder="Search games, software, gift cards"
        data-testid={testId}
        value={text}
        className={clsx(
          'w-full appearance-none border border-line bg-raised text-ink placeholder:text-faint hover:border-line-strong [&::-webkit-search-cancel-button]:hidden',
          large ? 'h-14 rounded-md pr-4 pl-12' : 'h-11 rounded-sm pr-3 pl-10 text-sm',
        )}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => {
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <SuggestionList id={listId} items={shown ? items : []} active={active} onChoose={visit} />
    </form>
  );
}
