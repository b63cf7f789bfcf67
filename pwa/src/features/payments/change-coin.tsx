import { openPayment } from '@bitloot/sdk';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { errorSentence, unwrap } from '@/lib/api';
import { CoinPicker } from './coin-picker';

interface Props {
  orderId: string;
  token: string;
  amount: string;
  current: string;
  onOpened: () => void;
  /** Goes back to the address there is; absent while there is none. */
  onKeep?: (() => void) | undefined;
}

/** Opens a payment in a coin, or in another one. The old address is watched on. */
export function ChangeCoin({ orderId, token, amount, current, onOpened, onKeep }: Props) {
  const [coin, setCoin] = useState(current);
  const open = useMutation({
    mutationFn: () =>
      unwrap(
        openPayment({
          path: { order_id: orderId },
          headers: { 'X-Order-Session': token },
          body: { pay_currency: coin },
        }),
      ),
    onSuccess: onOpened,
  });
  return (
    <div className="space-y-4">
      <CoinPicker amount={amount} value={coin} onChange={setCoin} />
      {open.isError ? (
        <Notice tone="danger" role="alert">
          {errorSentence(open.error)}
        </Notice>
      ) : null}
      <Button
        tone="primary"
        wide
        busy={open.isPending}
        disabled={coin === '' || coin === current}
        onClick={() => {
          open.mutate();
        }}
      >
        {current ? 'Pay with this coin instead' : 'Show the address'}
      </Button>
      {onKeep ? (
        <Button tone="quiet" wide onClick={onKeep}>
          Keep the present coin
        </Button>
      ) : null}
    </div>
  );
}
