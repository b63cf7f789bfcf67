import type { Payment } from '@/lib/api-types';
import { trimZeros } from '@/lib/money';

/** How much of the amount has come, in numbers and as a bar. */
export function Received({ payment, ticker }: { payment: Payment; ticker: string }) {
  if (payment.coverage === 'none') return null;
  // Only the width of a bar: a float may draw it, never decide anything.
  const share = Math.min(1, Number(payment.received) / Number(payment.pay_amount));
  return (
    <div className="space-y-2">
      <p className="text-sm">
        We have received{' '}
        <span className="font-mono font-medium">
          {trimZeros(payment.received)} {ticker}
        </span>
        {payment.coverage === 'partial' ? (
          <>
            {' '}
            of{' '}
            <span className="font-mono font-medium">
              {trimZeros(payment.pay_amount)} {ticker}
            </span>
          </>
        ) : (
          ', the whole amount'
        )}
        .
      </p>
      <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunken">
        <div
          className="h-full origin-left rounded-full bg-loot transition-transform"
          style={{ transform: `scaleX(${share})` }}
        />
      </div>
    </div>
  );
}
