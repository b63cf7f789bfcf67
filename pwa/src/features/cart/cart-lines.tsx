import { Link } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { Button } from '@/components/button';
import { Cover } from '@/components/cover';
import { PlaceChips } from '@/components/place-chips';
import { Quantity } from '@/components/quantity';
import { formatMoney, times } from '@/lib/money';
import type { CheckedLine, LineNote } from './freshness';
import type { CartLine } from './rules';
import { useCart } from './store';

function noteText(note: LineNote, currency: string): string {
  switch (note.kind) {
    case 'sold-out':
      return 'Sold out since you added it. Remove it to go on.';
    case 'fewer':
      return `Only ${note.left} left, so we lowered the quantity.`;
    case 'price':
      return `The price changed from ${formatMoney(note.before, currency)} to ${formatMoney(note.now, currency)}.`;
  }
}

/** A product leads to its page, a bundle to the deals. */
function where(line: CartLine) {
  return line.bundle === true
    ? ({ to: '/deals' } as const)
    : ({ to: '/products/$slug', params: { slug: line.slug } } as const);
}

function Line({ checked: { line, note } }: { checked: CheckedLine }) {
  const { setQuantity, remove } = useCart();
  return (
    <li className="flex gap-4 py-5">
      <Link
        {...where(line)}
        tabIndex={-1}
        aria-hidden="true"
        className="h-fit w-20 shrink-0 overflow-hidden rounded-sm border border-line sm:w-24"
      >
        <Cover url={line.coverUrl} title={line.title} />
      </Link>
      <div className="flex min-w-0 grow flex-col gap-2">
        <div className="flex items-start justify-between gap-3">
          <Link {...where(line)} className="min-w-0 font-medium underline-offset-4 hover:underline">
            {line.title}
          </Link>
          <span className="figures font-semibold">
            {formatMoney(times(line.price, line.quantity), line.currency)}
          </span>
        </div>
        <div className="flex flex-wrap gap-1">
          <PlaceChips platform={line.platform} region={line.region} />
        </div>
        {note ? (
          <p role="status" className="text-sm text-warning-text">
            {noteText(note, line.currency)}
          </p>
        ) : null}
        <div className="mt-auto flex items-center justify-between gap-2 pt-1">
          {line.max > 1 ? (
            <Quantity
              value={line.quantity}
              max={line.max}
              label={`Quantity of ${line.title}`}
              onChange={(quantity) => {
                setQuantity(line.productId, quantity);
              }}
            />
          ) : (
            <span className="text-sm text-muted">One per order</span>
          )}
          <Button
            tone="quiet"
            size="icon"
            aria-label={`Remove ${line.title}`}
            onClick={() => {
              remove(line.productId);
            }}
          >
            <Trash2 aria-hidden="true" className="size-4" />
          </Button>
        </div>
      </div>
    </li>
  );
}

export function CartLines({ lines }: { lines: readonly CheckedLine[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {lines.map((checked) => (
        <Line key={checked.line.productId} checked={checked} />
      ))}
    </ul>
  );
}
