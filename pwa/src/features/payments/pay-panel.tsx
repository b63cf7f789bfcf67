import { lazy, Suspense, type ReactNode } from 'react';
import { Network, TriangleAlert } from 'lucide-react';
import { Skeleton } from '@/components/skeleton';
import type { Payment } from '@/lib/api-types';
import { trimZeros } from '@/lib/money';
import { splitAddress } from './address';
import { Countdown } from './countdown';
import { PayField } from './pay-field';
import { Received } from './received';

const QrCode = lazy(() => import('./qr-code'));

interface Props {
  payment: Payment;
  /** The coin's short name, such as BTC. */
  ticker: string;
  footer?: ReactNode;
}

function Address({ address }: { address: string }) {
  const { head, middle, tail } = splitAddress(address);
  return (
    <p data-testid="pay-address" className="font-mono text-base leading-7 break-all sm:text-lg sm:leading-8">
      <strong className="rounded-[4px] bg-loot-ground font-semibold text-loot-text">{head}</strong>
      <span className="text-muted">{middle}</span>
      <strong className="inline-block rounded-[4px] bg-loot-ground font-semibold text-loot-text">
        {tail}
      </strong>
    </p>
  );
}

/** A memo that is forgotten loses the coins, so it is as loud as we ever are. */
function Memo({ name, value, required }: { name: string; value: string; required: boolean }) {
  return (
    <div className="rounded-md border-2 border-warning-line bg-warning-ground p-4">
      <p className="mb-3 flex gap-2 font-medium text-warning-text">
        <TriangleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
        {required
          ? `Add this ${name.toLowerCase()}. Without it the coins cannot be matched to your order.`
          : `Add this ${name.toLowerCase()} too, if your wallet has a field for it.`}
      </p>
      <PayField label={name} text={value} name={name.toLowerCase()}>
        <p data-testid="pay-memo" className="font-mono text-lg break-all">
          {value}
        </p>
      </PayField>
    </div>
  );
}

/** Everything to carry into the wallet. */
export function PayPanel({ payment, ticker, footer }: Props) {
  const amount = trimZeros(payment.pay_amount);
  return (
    <section aria-labelledby="pay-title" className="overflow-hidden rounded-lg border border-line bg-raised">
      <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-3 sm:px-6">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h2 id="pay-title" className="text-lg">
            Send {payment.pay_currency_name}
          </h2>
          <p className="flex items-center gap-2 rounded-full border border-info-line bg-info-ground px-3 py-1 text-sm font-medium text-info-text">
            <Network aria-hidden="true" className="size-4" />
            {payment.network_name} network only
          </p>
        </div>
        {payment.expires_at === null ? null : <Countdown until={payment.expires_at} />}
      </div>
      <div className="grid gap-6 p-4 sm:p-6 md:grid-cols-[13.5rem_1fr]">
        <div className="mx-auto w-full max-w-54 max-md:order-last md:mx-0">
          <Suspense fallback={<Skeleton className="aspect-square w-full" />}>
            <QrCode
              text={payment.payment_uri}
              mark={ticker}
              label={`QR code: ${amount} ${ticker} to the address beside it`}
            />
          </Suspense>
        </div>
        <div className="min-w-0 space-y-3">
          <PayField label="Amount, exactly" text={amount} name="amount">
            <p className="flex flex-wrap items-baseline gap-x-2 font-mono text-xl font-semibold">
              <span data-testid="pay-amount" className="figures break-all">
                {amount}
              </span>
              <span className="text-lg font-medium text-muted">{ticker}</span>
            </p>
          </PayField>
          <PayField label="To this address" text={payment.pay_address} name="address">
            <Address address={payment.pay_address} />
          </PayField>
          {payment.payin_extra_id !== null ? (
            <Memo
              name={payment.extra_id_name ?? 'Memo'}
              value={payment.payin_extra_id}
              required={payment.extra_id_required}
            />
          ) : null}
          <Received payment={payment} ticker={ticker} />
          <p className="text-sm text-muted">
            Sending from an exchange? It may take its fee out of the amount: add it on top.
          </p>
        </div>
      </div>
      {footer ? <div className="border-t border-line px-4 py-3 sm:px-6">{footer}</div> : null}
    </section>
  );
}
