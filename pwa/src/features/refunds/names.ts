import type { RefundPage } from '@/lib/api-types';

type Standing = Pick<RefundPage, 'status' | 'may_give_address' | 'address_masked'>;

/** What the page is about now: what the buyer is to do, or what has been done. */
export function refundTitle({
  status,
  may_give_address: mayGive,
  address_masked: address,
}: Standing): string {
  switch (status) {
    case 'requested':
    case 'approved':
      return mayGive && address === null
        ? 'Where shall we send your money?'
        : 'Your money is on its way back';
    case 'sent':
      return 'Your money has been sent';
    case 'confirmed':
      return 'Your money has arrived';
    case 'cancelled':
      return 'This refund is closed';
  }
}
