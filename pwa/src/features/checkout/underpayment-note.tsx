import { Notice } from '@/components/notice';

/** Said before any coin is sent: what happens to too little, and to too much. */
export function UnderpaymentNote({ policy }: { policy: string | undefined }) {
  return (
    <Notice tone="info" title="Send the exact amount">
      {policy ??
        'A payment below the amount cannot be completed or returned. Some exchanges take their fee out of what you send: add it on top.'}
    </Notice>
  );
}
