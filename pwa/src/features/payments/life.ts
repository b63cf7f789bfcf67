import type { Payment } from '@/lib/api-types';

const over: readonly Payment['status'][] = [
  'creating',
  'abandoned',
  'failed',
  'refunded',
  'expired',
  'cancelled',
];

/** Whether coins can be sent to this payment's address; else the buyer chooses a coin again. */
export function takesCoins(payment: Pick<Payment, 'status' | 'pay_address'>): boolean {
  return payment.pay_address !== '' && !over.includes(payment.status);
}
