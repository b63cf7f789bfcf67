import { useMutation } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { errorSentence } from '@/lib/api';
import type { OrderItem } from '@/lib/api-types';
import { formatMoney } from '@/lib/money';
import { giveBack, type Pass } from './api';

interface Props {
  pass: Pass;
  item: OrderItem;
  onDone: () => void;
  onCancel: () => void;
}

/** The second step of giving something back, since it cannot be undone. */
export function ReturnConfirm({ pass, item, onDone, onCancel }: Props) {
  const send = useMutation({ mutationFn: () => giveBack(pass, item.id), onSuccess: onDone });
  const keys = item.quantity > 1 ? `These ${item.quantity} keys go` : 'The key goes';
  return (
    <Notice tone="warning" title={`Give back ${item.title}?`} role="status">
      <p>
        {keys} back unopened and cannot be opened any more. What you paid for it,{' '}
        {formatMoney(item.total, item.currency)} less any discount, is sent back in the coin you paid with.
      </p>
      {send.isError ? (
        <p role="alert" className="mt-2 font-medium text-danger-text">
          {errorSentence(send.error)}
        </p>
      ) : null}
      <div className="mt-3 flex flex-wrap gap-3">
        <Button
          size="small"
          busy={send.isPending}
          data-testid="confirm-return"
          onClick={() => {
            send.mutate();
          }}
        >
          Yes, give it back
        </Button>
        <Button size="small" tone="quiet" disabled={send.isPending} onClick={onCancel}>
          No, keep it
        </Button>
      </div>
    </Notice>
  );
}
