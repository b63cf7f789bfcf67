import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import { TextField } from '@/components/field';
import { DeviceOrders } from '@/features/orders/device-orders';
import { askOrderCode, findOrders } from '@/features/orders/lookup';
import { errorSentence } from '@/lib/api';
import { DocumentHead } from '@/lib/document';
import { rememberOrder, type OrderPass } from '@/lib/order-passes';
import { Page } from '../page';

/** A guest's way back: the address, a code that is mailed to it, and the orders are on this device. */
export function FindOrderPage() {
  const [email, setEmail] = useState('');
  const [code, setCode] = useState('');
  const [found, setFound] = useState<OrderPass[]>([]);
  const ask = useMutation({ mutationFn: () => askOrderCode(email) });
  const find = useMutation({
    mutationFn: () => findOrders(email, code),
    onSuccess: (passes) => {
      for (const pass of [...passes].reverse()) rememberOrder(pass);
      setFound(passes);
    },
  });
  const failed = ask.isSuccess ? find : ask;
  return (
    <Page width="reading">
      <DocumentHead title="Find your orders" hidden />
      <h1 className="text-xl">Find your orders</h1>
      {found.length > 0 ? (
        <>
          <p className="mt-1 mb-6 text-muted">They can be opened on this device now.</p>
          <DeviceOrders passes={found} />
        </>
      ) : (
        <form
          className="mt-4 max-w-md space-y-5"
          onSubmit={(event) => {
            event.preventDefault();
            if (ask.isSuccess) find.mutate();
            else ask.mutate();
          }}
        >
          <TextField
            label="E-mail of the order"
            type="email"
            required
            autoComplete="email"
            maxLength={254}
            value={email}
            readOnly={ask.isSuccess}
            onChange={(event) => {
              setEmail(event.target.value);
            }}
          />
          {ask.isSuccess ? (
            <TextField
              label="Code"
              hint="If this address has orders, a code of six digits is on its way to it. It is good for ten minutes."
              inputMode="numeric"
              autoComplete="one-time-code"
              pattern="\s*[0-9]{6}\s*"
              maxLength={8}
              required
              value={code}
              onChange={(event) => {
                setCode(event.target.value);
              }}
            />
          ) : null}
          {failed.isError ? (
            <p role="alert" className="text-sm font-medium text-danger-text">
              {errorSentence(failed.error)}
            </p>
          ) : null}
          <div className="flex flex-wrap gap-3">
            <Button type="submit" tone="primary" busy={ask.isPending || find.isPending}>
              {ask.isSuccess ? 'Show my orders' : 'Mail me a code'}
            </Button>
            {ask.isSuccess ? (
              <Button
                tone="quiet"
                onClick={() => {
                  ask.reset();
                  find.reset();
                  setCode('');
                }}
              >
                Another address, or a new code
              </Button>
            ) : null}
          </div>
        </form>
      )}
    </Page>
  );
}
