import { Cover } from '@/components/cover';
import { StateWord } from '@/components/state-word';
import type { Order, OrderItem } from '@/lib/api-types';
import { platformName } from '@/lib/platform';
import { formatMoney, toCents } from '@/lib/money';
import { itemStates } from '@/lib/states';

function What({ item, paid }: { item: OrderItem; paid: boolean }) {
  const { word, tone } = itemStates[item.status];
  return (
    <span className="flex flex-wrap gap-x-3 text-xs text-muted">
      <span>
        {item.quantity > 1
          ? `${item.quantity} × ${formatMoney(item.unit_price, item.currency)}`
          : platformName(item.platform)}
      </span>
      {paid ? <StateWord tone={tone}>{word}</StateWord> : null}
    </span>
  );
}

/** What was ordered, as on a receipt. */
export function ItemList({ order }: { order: Order }) {
  return (
    <section aria-labelledby="items-title" className="rounded-lg border border-line bg-raised p-4 sm:p-6">
      <h2 id="items-title" className="mb-4 text-lg">
        In this order
      </h2>
      <ul className="space-y-3">
        {order.items.map((item) => (
          <li key={item.id} className="flex items-center gap-3 text-sm">
            <Cover
              url={item.cover_url}
              title={item.title}
              className="w-10 shrink-0 rounded-[6px] border border-line"
            />
            <span className="min-w-0 grow">
              <span className="line-clamp-2 font-medium">{item.title}</span>
              <What item={item} paid={order.paid_at !== null} />
            </span>
            <span className="figures">{formatMoney(item.total, item.currency)}</span>
          </li>
        ))}
      </ul>
      <dl className="figures mt-4 space-y-1 border-t border-line pt-4 text-sm">
        {toCents(order.discount) > 0n ? (
          <div className="flex justify-between text-muted">
            <dt>Discount</dt>
            <dd>{formatMoney(`-${order.discount}`, order.currency)}</dd>
          </div>
        ) : null}
        <div className="flex justify-between font-semibold">
          <dt>Total</dt>
          <dd>{formatMoney(order.total, order.currency)}</dd>
        </div>
      </dl>
    </section>
  );
}
