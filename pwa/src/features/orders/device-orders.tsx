import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, X } from 'lucide-react';
import { Button } from '@/components/button';
import { StateWord } from '@/components/state-word';
import { exactTime } from '@/lib/countdown';
import { formatMoney } from '@/lib/money';
import { forgetOrder, type OrderPass } from '@/lib/order-passes';
import { orderState } from '@/lib/states';
import { orderQuery } from './use-order';

function PassRow({ pass }: { pass: OrderPass }) {
  const { data } = useQuery({ ...orderQuery(pass.id, pass.token), retry: false, staleTime: 30_000 });
  return (
    <li className="flex items-center gap-1">
      <Link
        to="/orders/$orderId"
        params={{ orderId: pass.id }}
        className="group flex min-w-0 grow items-center gap-4 rounded-md border border-line bg-raised p-4 hover:border-line-strong"
      >
        <span className="min-w-0 grow">
          <span className="block truncate font-medium">{pass.titles.join(', ')}</span>
          <span className="flex flex-wrap gap-x-3 text-sm text-muted">
            <span className="font-mono">{pass.number}</span>
            <time dateTime={pass.createdAt}>{exactTime(pass.createdAt)}</time>
            {data ? (
              <StateWord tone={orderState(data).tone} className="font-medium">
                {orderState(data).word}
              </StateWord>
            ) : null}
          </span>
        </span>
        <span className="figures font-semibold">{formatMoney(pass.total, pass.currency)}</span>
        <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-faint" />
      </Link>
      <Button
        tone="quiet"
        size="icon"
        aria-label={`Forget order ${pass.number} on this device`}
        onClick={() => {
          forgetOrder(pass.id);
        }}
      >
        <X aria-hidden="true" className="size-4" />
      </Button>
    </li>
  );
}

export function DeviceOrders({ passes }: { passes: readonly OrderPass[] }) {
  return (
    <ul className="space-y-3">
      {passes.map((pass) => (
        <PassRow key={pass.id} pass={pass} />
      ))}
    </ul>
  );
}
