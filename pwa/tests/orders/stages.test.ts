import { describe, expect, it } from 'vitest';
import { awaitsPayment, currentStage, isPaid, isSettled, stages } from '@/features/orders/stages';
import type { Order, OrderStatus } from '@/lib/api-types';
import { orderStates } from '@/lib/states';

const at = (status: OrderStatus, payment?: string) =>
  currentStage({ status, payment: payment ? ({ status: payment } as Order['payment']) : null });

describe('stages of an order', () => {
  it.each<[OrderStatus, string | undefined, string | null]>([
    ['created', undefined, 'Waiting'],
    ['waiting', 'waiting', 'Waiting'],
    ['confirming', 'confirming', 'Confirming'],
    ['confirming', 'confirmed', 'Paid'],
    ['confirming', 'sending', 'Paid'],
    ['paid', 'finished', 'Key ready'],
    ['underpaid', 'partially_paid', null],
    ['expired', 'expired', null],
    ['failed', 'failed', null],
    ['refunded', 'refunded', null],
    ['cancelled', undefined, null],
  ])('%s with payment %s stands at %s', (status, payment, stage) => {
    const index = at(status, payment);
    expect(index === null ? null : stages[index]).toBe(stage);
  });

  it('has passed them all when fulfilled', () => {
    expect(at('fulfilled')).toBe(stages.length);
  });

  it('goes on following every order that may still change (coins can come late)', () => {
    const statuses = Object.keys(orderStates) as OrderStatus[];
    const moving = statuses.filter((status) => !isSettled({ status }));
    expect(moving).toEqual(['created', 'waiting', 'confirming', 'paid', 'underpaid', 'expired']);
    expect(statuses.filter((status) => awaitsPayment({ status }))).toEqual(['created', 'waiting']);
    expect(statuses.filter((status) => isPaid({ status }))).toEqual(['paid', 'fulfilled']);
  });
});
