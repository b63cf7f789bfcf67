import { Notice } from '@/components/notice';

/** Said before any coin is sent: what happens to too little, and to too much. */
export function UnderpaymentNote({ policy }: { policy: string | undefined }) {
  return (
    <Notice tone="info" title="Before you pay">
      {policy ?? 'Send the exact amount. A payment below it cannot be completed or returned.'} An exchange may
      take its fee out of what it sends: add it on top.
    </Notice>
  );
}
