import { askOrderCode as askOrderCodeCall, findOrders as findOrdersCall } from '@bitloot/sdk';
import { unwrap } from '@/lib/api';
import type { OrderPass } from '@/lib/order-passes';

/** Has a code mailed; the answer never tells whether the address has orders. */
export const askOrderCode = (email: string) => unwrap(askOrderCodeCall({ body: { email } }));

/** The address's orders, newest first, each with its pass. */
export async function findOrders(email: string, code: string): Promise<OrderPass[]> {
  const { items } = await unwrap(findOrdersCall({ body: { email, code: code.trim() } }));
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
