import { ChevronDown } from 'lucide-react';
import type { ProductSort } from '@/lib/api-types';
import { sorts } from './filters';

interface Props {
  value: ProductSort;
  onChange: (sort: ProductSort) => void;
}

export function SortSelect({ value, onChange }: Props) {
  return (
    <label className="relative block">
      <span className="sr-only">Sort by</span>
      <select
        value={value}
        className="h-11 w-full appearance-none rounded-sm border border-line bg-raised pr-9 pl-3 text-sm hover:border-line-strong"
        onChange={(event) => {
          onChange(event.target.value as ProductSort);
        }}
      >
        {Object.entries(sorts).map(([sort, name]) => (
          <option key={sort} value={sort}>
            {name}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-3.5 right-3 size-4 text-faint"
      />
    </label>
  );
}
