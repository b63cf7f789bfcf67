import { send } from '@/lib/api';
import type { OrderPass } from '@/lib/order-passes';

const ADDRESS = '/api/v1/order-lookup';

interface FoundOrder {
  id: string;
  number: string;
  created_at: string;
  total: string;
  currency: string;
  titles: string[];
  order_session_token: string;
}

/** Has a code mailed; the answer never tells whether the address has orders. */
export const askOrderCode = (email: string) =>
  send<{ good_for_seconds: number }>('POST', ADDRESS, { body: { email } });

/** The address's orders, newest first, each with its pass. */
export async function findOrders(email: string, code: string): Promise<OrderPass[]> {
  const { items } = await send<{ items: FoundOrder[] }>('POST', `${ADDRESS}/find`, {
    body: { email, code: code.trim() },
  });
  return items.map(({ id, number, created_at, total, currency, titles, order_session_token }) => ({
    id,
    number,
    token: order_session_token,
    createdAt: created_at,
    total,
    currency,
    titles,
  }));
}
