import { createOrder, openPayment, type CreateOrderData } from '@bitloot/sdk';
import { unwrap } from '@/lib/api';
import { rememberOrder } from '@/lib/order-passes';
import type { PlacedOrder } from '@/lib/api-types';
import { forgetAttempt, idempotencyKey } from './idempotency';

export type OrderRequest = CreateOrderData['body'];

/** Places the order, or finds the one that the same request already placed, and keeps its pass. */
async function place(body: OrderRequest): Promise<PlacedOrder> {
  const order = await unwrap(
    createOrder({ body, headers: { 'Idempotency-Key': idempotencyKey(JSON.stringify(body)) } }),
  );
  rememberOrder({
    id: order.id,
    number: order.number,
    token: order.order_session_token,
    createdAt: order.created_at,
    total: order.total,
    currency: order.currency,
    titles: order.items.map((item) => item.title),
  });
  return order;
}

/**
 * Places the order and opens its payment in the chosen coin; gives the order's id.
 * An order whose payment could not be opened stands all the same: its page offers the coins again.
 */
export async function placeAndPay(body: OrderRequest, coin: string): Promise<string> {
  const order = await place(body);
  forgetAttempt();
  await openPayment({
    path: { order_id: order.id },
    headers: { 'X-Order-Session': order.order_session_token },
    body: { pay_currency: coin },
  });
  return order.id;
}
