import type { Payment } from '@/lib/api-types';
import { trimZeros } from '@/lib/money';

interface Props {
  payment: Payment;
  ticker: string;
  /** The figures of a part stand beside it already: only the bar is drawn. */
  told?: boolean;
}

/** How much has come; of a part also how much is missing, as a bar. */
export function Received({ payment, ticker, told = false }: Props) {
  if (payment.coverage === 'none') return null;
  const received = `${trimZeros(payment.received)} ${ticker}`;
  if (payment.coverage !== 'partial') {
    return (
      <p className="text-sm text-muted">
        <span className="font-mono font-medium text-ink">{received}</span> on {payment.network_name}
      </p>
    );
  }
  // Only the width of a bar: a float may draw it, never decide anything.
  const share = Math.min(1, Number(payment.received) / Number(payment.pay_amount));
  return (
    <div className="grow space-y-2">
      {told ? null : (
        <p className="text-sm">
          We have received <span className="font-mono font-medium">{received}</span> of{' '}
          <span className="font-mono font-medium">
            {trimZeros(payment.pay_amount)} {ticker}
          </span>
          .
        </p>
      )}
      <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunken">
        <div className="h-full origin-left rounded-full bg-loot" style={{ transform: `scaleX(${share})` }} />
      </div>
    </div>
  );
}
