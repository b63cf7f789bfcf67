import type { Order } from '@/lib/api-types';

/** The stations every purchase passes. */
export const stages = ['Waiting', 'Seen', 'Confirming', 'Paid', 'Key ready'] as const;

const PAID = 3;
const KEY_READY = 4;

/** The station an order stands at; `stages.length` when it has passed them all, null when it left the road. */
export function currentStage(order: Pick<Order, 'status' | 'payment'>): number | null {
  switch (order.status) {
    case 'created':
    case 'waiting':
      return 0;
    case 'confirming':
      return order.payment?.status === 'confirmed' || order.payment?.status === 'sending' ? PAID : 2;
    case 'paid':
      return KEY_READY;
    case 'fulfilled':
      return stages.length;
    default:
      return null;
  }
}

/** Nothing more will happen to it by itself. */
export function isSettled(order: Pick<Order, 'status'>): boolean {
  return ['fulfilled', 'failed', 'refunded', 'cancelled'].includes(order.status);
}

/** There is an address to send coins to, and time to do it. */
export function awaitsPayment(order: Pick<Order, 'status'>): boolean {
  return order.status === 'created' || order.status === 'waiting';
}

/** The order's items can already hold keys. */
export function isPaid(order: Pick<Order, 'status'>): boolean {
  return order.status === 'paid' || order.status === 'fulfilled';
}
