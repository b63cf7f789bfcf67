import { useEffect, useRef } from 'react';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import type { RefundPage } from '@/lib/api-types';
import { inFours } from './address-hints';
import type { AddressGiven } from './queries';

interface Props {
  refund: RefundPage;
  given: AddressGiven;
  busy: boolean;
  failure: string | null;
  onConfirm: () => void;
  onBack: () => void;
}

/** The address once more, in groups to compare: what goes to a wrong one cannot be brought back. */
export function ConfirmAddress({ refund, given, busy, failure, onConfirm, onBack }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  const groups = inFours(given.address);
  // The end that people compare is four characters at least.
  const lastLong = groups.length - ((groups.at(-1)?.length ?? 0) < 4 ? 2 : 1);
  return (
    <div className="space-y-4">
      <h2 ref={title} tabIndex={-1} className="text-lg outline-none">
        Is this your address?
      </h2>
      <div className="rounded-md border border-line bg-ground p-4">
        <p className="mb-2 text-sm text-muted">
          {refund.coin_name === refund.network_name
            ? `${refund.coin_name} network`
            : `${refund.coin_name}, on the ${refund.network_name} network`}
        </p>
        <p
          data-testid="address-again"
          aria-label={given.address}
          role="img"
          className="font-mono text-base leading-8 sm:text-lg"
        >
          {groups.map((group, index) => (
            <span
              key={index}
              className={
                index === 0 || index >= lastLong
                  ? 'mr-2 inline-block font-semibold text-loot-text'
                  : 'mr-2 inline-block'
              }
            >
              {group}
            </span>
          ))}
        </p>
        {given.extra_id ? (
          <p className="mt-3 border-t border-line pt-3 text-sm text-muted">
            {refund.memo_name ?? 'Memo'}:{' '}
            <span className="font-mono text-base font-semibold break-all text-ink">{given.extra_id}</span>
          </p>
        ) : null}
      </div>
      <p className="text-sm text-muted">
        Compare its beginning and its end with your wallet. Coins that are sent to a wrong address are lost;
        nobody can bring them back.
      </p>
      {failure === null ? null : (
        <Notice tone="danger" role="alert" title="The address was not saved">
          {failure}
        </Notice>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <Button wide disabled={busy} onClick={onBack}>
          Change it
        </Button>
        <Button
          tone="primary"
          wide
          busy={busy}
          data-testid="confirm-address"
          className="max-sm:order-first"
          onClick={onConfirm}
        >
          Yes, send it there
        </Button>
      </div>
    </div>
  );
}
