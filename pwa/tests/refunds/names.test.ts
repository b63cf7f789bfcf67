import { describe, expect, it } from 'vitest';
import { tokenOf } from '@/features/refunds/link';
import { refundTitle } from '@/features/refunds/names';
import type { RefundStatus } from '@/lib/api-types';

describe('a refund in words', () => {
  it.each<[RefundStatus, boolean, string | null, string]>([
    ['requested', true, null, 'Where shall we send your money?'],
    ['approved', true, null, 'Where shall we send your money?'],
    ['requested', true, 'bc1q…wlh', 'Your money is on its way back'],
    ['approved', false, null, 'Your money is on its way back'],
    ['sent', false, 'bc1q…wlh', 'Your money has been sent'],
    ['confirmed', false, 'bc1q…wlh', 'Your money has arrived'],
    ['cancelled', false, null, 'This refund is closed'],
  ])('%s, may give an address: %s, given: %s', (status, mayGive, address, title) => {
    expect(refundTitle({ status, may_give_address: mayGive, address_masked: address })).toBe(title);
  });
});

describe('the token of a link', () => {
  it('is its last part', () => {
    expect(tokenOf('https://shop.example/refunds/AaZz09_-')).toBe('AaZz09_-');
  });

  it.each(['https://shop.example/refunds/', 'https://shop.example/orders/x', '', 'javascript:alert(1)'])(
    'is not found in %j',
    (link) => {
      expect(tokenOf(link)).toBeNull();
    },
  );
});
