import { Button } from '@/components/button';
import type { OrderItem } from '@/lib/api-types';
import { exactTime, relativeTime } from '@/lib/countdown';
import { useNow } from '@/lib/use-now';

interface Props {
  item: OrderItem;
  revealedAt: string;
  busy: boolean;
  onOpen: () => void;
}

const MINUTE = 60_000;

/** A second visit is quieter: when it was opened, and a button to see it again. */
export function QuietCard({ item, revealedAt, busy, onOpen }: Props) {
  const now = useNow(MINUTE);
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line bg-sunken p-4">
      <p className="text-sm text-muted">
        Opened{' '}
        <time dateTime={revealedAt} title={exactTime(revealedAt)}>
          {relativeTime(revealedAt, now)}
        </time>
        .
      </p>
      <Button
        data-testid="open-key"
        busy={busy}
        aria-label={`Show the key of ${item.title} again`}
        onClick={onOpen}
      >
        Show again
      </Button>
    </div>
  );
}
