import { useState } from 'react';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { errorSentence } from '@/lib/api';
import type { RefundPage } from '@/lib/api-types';
import { formatMoney, trimZeros } from '@/lib/money';
import { useKeep } from './queries';

/** The other choice, in two steps, since it cannot be undone. */
export function KeepChoice({ refund, token }: { refund: RefundPage; token: string }) {
  const [sure, setSure] = useState(false);
  const keep = useKeep(token);
  const euros = formatMoney(refund.amount, refund.currency);
  if (!sure) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-muted">
          {refund.address_masked === null ? 'Not worth the trouble?' : 'Changed your mind?'} You may leave it
          with the shop.
        </p>
        <Button
          size="small"
          data-testid="keep"
          onClick={() => {
            setSure(true);
          }}
        >
          Let the shop keep it
        </Button>
      </div>
    );
  }
  return (
    <Notice tone="warning" title="This cannot be undone" role="status">
      <p>
        You give up {trimZeros(refund.coin_amount)} {refund.pay_currency.toUpperCase()} ({euros}). It is not
        sent back, now or later. Your order and its keys stay as they are.
      </p>
      {keep.isError ? (
        <p role="alert" className="mt-2 font-medium text-danger-text">
          {errorSentence(keep.error)}
        </p>
      ) : null}
      <div className="mt-3 flex flex-wrap gap-3">
        <Button
          size="small"
          busy={keep.isPending}
          data-testid="confirm-keep"
          onClick={() => {
            keep.mutate();
          }}
        >
          Yes, the shop keeps {euros}
        </Button>
        <Button
          size="small"
          tone="quiet"
          disabled={keep.isPending}
          onClick={() => {
            setSure(false);
          }}
        >
          No, send it back
        </Button>
      </div>
    </Notice>
  );
}
