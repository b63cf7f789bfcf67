import { clsx } from 'clsx';
import { Button } from '@/components/button';
import type { OrderItem } from '@/lib/api-types';
import { Seal } from './seal';
import type { RevealState } from './use-reveal';

interface Props {
  item: OrderItem;
  step: RevealState['step'];
  onOpen: () => void;
}

/** The key before it is opened: a shut drawer with a seal over its seam. */
export function SealedCard({ item, step, onOpen }: Props) {
  const opening = step === 'opening' || step === 'breaking';
  const many = item.delivered_count > 1;
  return (
    <div className="relative overflow-hidden rounded-md border border-line bg-sunken">
      <span
        aria-hidden="true"
        className={clsx(
          'absolute inset-x-0 top-24 h-px bg-line-strong transition-opacity',
          step === 'breaking' && 'opacity-0',
        )}
      />
      <div className="relative flex flex-col items-center gap-5 px-4 pt-12 pb-8">
        <Seal turning={step === 'opening'} broken={step === 'breaking'} />
        <p className="max-w-[44ch] text-center text-sm text-muted">
          {many ? `${item.delivered_count} keys lie` : 'Your key lies'} sealed here. Opening happens in this
          browser; we never see {many ? 'them' : 'it'}.
        </p>
        <Button
          tone="primary"
          size="large"
          className="min-w-44"
          data-testid="open-key"
          aria-label={`Open ${item.title}`}
          busy={opening}
          onClick={onOpen}
        >
          {opening ? 'Opening' : 'Open'}
        </Button>
      </div>
    </div>
  );
}
