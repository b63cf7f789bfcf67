import { useState, type ReactNode } from 'react';
import { CheckBox } from '@/components/check-box';
import type { Facets } from '@/lib/api-types';
import { formatMoney } from '@/lib/money';
import { regionName } from '@/lib/region';
import { chosenCount, toggled, type Filters, type MultiFacet } from './filters';
import { categoryName } from './names';

interface Props {
  facets: Facets | undefined;
  filters: Filters;
  onChange: (change: { [K in keyof Filters]?: Filters[K] | undefined }) => void;
}

const FEW = 6;

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="border-b border-line py-4 first:pt-0 last:border-0">
      <legend className="float-left mb-2 w-full text-sm font-semibold">{title}</legend>
      <div className="clear-both">{children}</div>
    </fieldset>
  );
}

function Count({ children }: { children: number }) {
  return (
    <span className="figures float-right pl-2 text-faint">
      {children}
      <span className="sr-only"> products</span>
    </span>
  );
}

interface ChoicesProps {
  title: string;
  values: readonly { value: string; count: number }[];
  isChosen: (value: string) => boolean;
  onToggle: (value: string) => void;
  name?: (value: string) => string;
}

function Choices({ title, values, isChosen, onToggle, name = (value) => value }: ChoicesProps) {
  const [all, setAll] = useState(false);
  if (values.length === 0) return null;
  const shown = all ? values : values.filter(({ value }, index) => index < FEW || isChosen(value));
  return (
    <Group title={title}>
      {shown.map(({ value, count }) => (
        <CheckBox
          key={value}
          checked={isChosen(value)}
          onChange={() => {
            onToggle(value);
          }}
        >
          <Count>{count}</Count>
          {name(value)}
        </CheckBox>
      ))}
      {values.length > shown.length ? (
        <button
          type="button"
          className="mt-1 py-1 text-sm text-loot-text underline-offset-4 hover:underline"
          onClick={() => {
            setAll(true);
          }}
        >
          Show all {values.length}
        </button>
      ) : null}
    </Group>
  );
}

const bandName = (band: { min: string; max: string | null }) => {
  if (band.max === null) return `${formatMoney(band.min, 'EUR')} and more`;
  if (/^0(\.0+)?$/.test(band.min)) return `Up to ${formatMoney(band.max, 'EUR')}`;
  return `${formatMoney(band.min, 'EUR')} – ${formatMoney(band.max, 'EUR')}`;
};

/** All filters, in the rail on desktops and in the drawer on phones. */
export function FacetPanel({ facets, filters, onChange }: Props) {
  if (!facets) return null;
  const multi = (facet: MultiFacet, title: string, name?: (value: string) => string) => (
    <Choices
      title={title}
      {...(name ? { name } : {})}
      values={facets[facet]}
      isChosen={(value) => filters[facet]?.includes(value) ?? false}
      onToggle={(value) => {
        onChange({ [facet]: toggled(filters, facet, value) });
      }}
    />
  );
  const inStock = facets.availability.find(({ value }) => value === 'in_stock')?.count ?? 0;
  const isBand = (band: { min: string; max: string | null }) =>
    filters.price_min === band.min && filters.price_max === (band.max ?? undefined);
  return (
    <div>
      <Group title="Availability">
        <CheckBox
          checked={filters.in_stock === true}
          onChange={(event) => {
            onChange({ in_stock: event.target.checked || undefined });
          }}
        >
          <Count>{inStock}</Count>
          In stock now
        </CheckBox>
      </Group>
      <Choices
        title="Category"
        values={facets.category}
        name={categoryName}
        isChosen={(value) => filters.category === value}
        onToggle={(value) => {
          onChange({ category: filters.category === value ? undefined : value });
        }}
      />
      {multi('platform', 'Platform')}
      <Group title="Price">
        {facets.price_band.map((band) => (
          <CheckBox
            key={band.min}
            checked={isBand(band)}
            onChange={() => {
              const off = isBand(band);
              onChange({
                price_min: off ? undefined : band.min,
                price_max: off ? undefined : (band.max ?? undefined),
              });
            }}
          >
            <Count>{band.count}</Count>
            {bandName(band)}
          </CheckBox>
        ))}
      </Group>
      {multi('region', 'Region', regionName)}
      {multi('genre', 'Genre')}
      {chosenCount(filters) > 0 ? <p className="sr-only">{chosenCount(filters)} filters chosen</p> : null}
    </div>
  );
}
