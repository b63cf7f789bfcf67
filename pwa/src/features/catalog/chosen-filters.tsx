import { X } from 'lucide-react';
import { formatMoney } from '@/lib/money';
import { multiFacets, toggled, type Filters } from './filters';
import { categoryName } from './names';

interface Props {
  filters: Filters;
  onChange: (change: { [K in keyof Filters]?: Filters[K] | undefined }) => void;
}

interface Chosen {
  label: string;
  without: { [K in keyof Filters]?: Filters[K] | undefined };
}

function priceLabel({ price_min: min, price_max: max }: Filters): string {
  if (min === undefined || /^0(\.0+)?$/.test(min)) return `Up to ${formatMoney(max ?? '0', 'EUR')}`;
  if (max === undefined) return `From ${formatMoney(min, 'EUR')}`;
  return `${formatMoney(min, 'EUR')} – ${formatMoney(max, 'EUR')}`;
}

function listChosen(filters: Filters): Chosen[] {
  const chosen: Chosen[] = [];
  if (filters.q) chosen.push({ label: `“${filters.q}”`, without: { q: undefined } });
  if (filters.in_stock) chosen.push({ label: 'In stock', without: { in_stock: undefined } });
  if (filters.category) {
    chosen.push({ label: categoryName(filters.category), without: { category: undefined } });
  }
  if (filters.price_min !== undefined || filters.price_max !== undefined) {
    chosen.push({ label: priceLabel(filters), without: { price_min: undefined, price_max: undefined } });
  }
  for (const facet of multiFacets) {
    for (const value of filters[facet] ?? []) {
      chosen.push({ label: value, without: { [facet]: toggled(filters, facet, value) } });
    }
  }
  return chosen;
}

/** What narrows the list now; each can be taken away by itself. */
export function ChosenFilters({ filters, onChange }: Props) {
  const chosen = listChosen(filters);
  if (chosen.length === 0) return null;
  return (
    <ul aria-label="Chosen filters" className="flex flex-wrap gap-2">
      {chosen.map(({ label, without }) => (
        <li key={label} className="max-w-full">
          <button
            type="button"
            aria-label={`Remove ${label}`}
            className="flex h-9 max-w-full items-center gap-1.5 rounded-full border border-line bg-raised pr-2.5 pl-3.5 text-sm hover:border-line-strong"
            onClick={() => {
              onChange(without);
            }}
          >
            <span className="truncate">{label}</span>
            <X aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
          </button>
        </li>
      ))}
    </ul>
  );
}
