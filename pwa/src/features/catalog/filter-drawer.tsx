import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Sheet } from '@/components/sheet';
import type { Facets } from '@/lib/api-types';
import { FacetPanel } from './facet-panel';
import { chosenCount, type Filters } from './filters';

interface Props {
  facets: Facets | undefined;
  filters: Filters;
  total: number | undefined;
  onChange: (change: { [K in keyof Filters]?: Filters[K] | undefined }) => void;
}

/** The filters on phones. */
export function FilterDrawer({ facets, filters, total, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const chosen = chosenCount(filters);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        wide
        className="lg:hidden"
        onClick={() => {
          setOpen(true);
        }}
      >
        <SlidersHorizontal aria-hidden="true" className="size-4" />
        <span className="text-sm">{chosen > 0 ? `Filters (${chosen})` : 'Filters'}</span>
      </Button>
      <Sheet
        title="Filters"
        open={open}
        onOpenChange={setOpen}
        footer={
          <Button tone="primary" wide onClick={close}>
            {total === undefined ? 'Show products' : `Show ${total} ${total === 1 ? 'product' : 'products'}`}
          </Button>
        }
      >
        <FacetPanel facets={facets} filters={filters} onChange={onChange} />
      </Sheet>
    </>
  );
}
