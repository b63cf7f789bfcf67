import type { Order, OrderItem, RefundStatus } from './api-types';

export type Tone = 'quiet' | 'info' | 'success' | 'warning' | 'danger';

/** A state in a word or two, and its color: the color never stands alone. */
export interface State {
  word: string;
  tone: Tone;
}

export const orderStates: Record<Order['status'], State> = {
  created: { word: 'Choose a coin', tone: 'warning' },
  waiting: { word: 'Waiting for your payment', tone: 'warning' },
  confirming: { word: 'Confirming', tone: 'info' },
  paid: { word: 'Paid', tone: 'info' },
  fulfilled: { word: 'Ready', tone: 'success' },
  underpaid: { word: 'Underpaid', tone: 'warning' },
  expired: { word: 'Expired', tone: 'quiet' },
  failed: { word: 'Payment failed', tone: 'danger' },
  refunded: { word: 'Refunded', tone: 'quiet' },
  cancelled: { word: 'Cancelled', tone: 'quiet' },
};

/** A line of a paid order. */
export const itemStates: Record<OrderItem['status'], State> = {
  pending: { word: 'Next in line', tone: 'quiet' },
  ordering: { word: 'Being fetched', tone: 'info' },
  held: { word: 'Being looked at', tone: 'warning' },
  partly_delivered: { word: 'Partly ready', tone: 'info' },
  delivered: { word: 'Key ready', tone: 'success' },
  failed: { word: 'Not delivered', tone: 'danger' },
  refunding: { word: 'Money on its way back', tone: 'warning' },
  refunded: { word: 'Refunded', tone: 'quiet' },
};

/** Of the order as a whole: where every line was given back there is nothing ready in it. */
export function orderState(order: Pick<Order, 'status' | 'items'>): State {
  const back = order.items.every((item) => ['refunding', 'refunded'].includes(item.status));
  return order.status === 'fulfilled' && back ? itemStates.refunding : orderStates[order.status];
}

/** Of a refund; the sentence beside it says what happens next. */
export const refundStates: Record<RefundStatus, State> = {
  requested: { word: 'To be sent back', tone: 'warning' },
  approved: { word: 'About to be sent', tone: 'info' },
  sent: { word: 'Sent', tone: 'info' },
  confirmed: { word: 'Arrived', tone: 'success' },
  cancelled: { word: 'Closed', tone: 'quiet' },
};
