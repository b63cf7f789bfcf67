import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/button';
import { Empty } from '@/components/empty';
import { LoadFailure } from '@/components/load-failure';
import { Notice } from '@/components/notice';
import { Skeleton } from '@/components/skeleton';
import { AddressSteps } from '@/features/refunds/address-steps';
import { KeepChoice } from '@/features/refunds/keep-choice';
import { refundTitle } from '@/features/refunds/names';
import { refundQuery } from '@/features/refunds/queries';
import { RefundFacts } from '@/features/refunds/refund-facts';
import { ApiError } from '@/lib/api';
import type { RefundPage as Refund } from '@/lib/api-types';
import { DocumentHead } from '@/lib/document';
import { orderToken } from '@/lib/order-passes';
import { Page } from '../page';

const route = getRouteApi('/refunds/$token');

/** Money that goes back, for whoever holds its link. The link is a key: it is told to nobody. */
export function RefundPage() {
  const { token } = route.useParams();
  const { data: refund, error, isPending, refetch } = useQuery(refundQuery(token));
  return (
    <Page width="reading">
      <meta name="referrer" content="no-referrer" />
      <DocumentHead title="Your refund" hidden />
      {isPending ? <Waiting /> : null}
      {refund ? <LoadedRefund refund={refund} token={token} /> : null}
      {!isPending && !refund ? <RefundFailure error={error} onRetry={() => void refetch()} /> : null}
    </Page>
  );
}

function Waiting() {
  return (
    <div role="status" aria-label="Loading the refund" className="space-y-6">
      <Skeleton className="h-12" />
      <Skeleton className="h-80 rounded-lg" />
    </div>
  );
}

function RefundFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (error instanceof ApiError && error.status === 404) {
    return (
      <Empty
        level="h1"
        title="This link does not open anything any more"
        action={<ButtonLink to="/orders">Your orders</ButtonLink>}
      >
        Links to a refund run out. Open the order on the device that placed it: there is a new one. Your money
        is not lost, whatever happens to a link.
      </Empty>
    );
  }
  return <LoadFailure error={error} onRetry={onRetry} />;
}

function LoadedRefund({ refund, token }: { refund: Refund; token: string }) {
  const [changing, setChanging] = useState(false);
  const mayEnter = refund.may_give_address && (refund.address_masked === null || changing);
  const knowsOrder = orderToken(refund.order_id) !== null;
  return (
    <div className="space-y-6">
      <header>
        <p className="text-sm text-muted">
          Order <span className="font-mono">{refund.order_number}</span>
        </p>
        <h1 className="text-xl">{refundTitle(refund)}</h1>
      </header>
      <p
        role="status"
        data-testid="refund-status"
        data-status={refund.status}
        className="max-w-[60ch] font-medium text-pretty"
      >
        {refund.status_text}
      </p>
      {mayEnter ? (
        <section aria-label="Where to send it" className="rounded-lg border border-line bg-raised p-4 sm:p-6">
          <AddressSteps
            refund={refund}
            token={token}
            onDone={() => {
              setChanging(false);
            }}
          />
        </section>
      ) : null}
      <RefundFacts refund={refund} />
      {refund.may_give_address && !mayEnter ? (
        <Notice tone="success" title="We know where to send it">
          <p className="mb-3">You can change the address until we start sending.</p>
          <Button
            size="small"
            data-testid="change-address"
            onClick={() => {
              setChanging(true);
            }}
          >
            Change the address
          </Button>
        </Notice>
      ) : null}
      {refund.may_keep ? <KeepChoice refund={refund} token={token} /> : null}
      {knowsOrder ? (
        <ButtonLink
          to="/orders/$orderId"
          params={{ orderId: refund.order_id }}
          tone="quiet"
          className="-ml-4"
        >
          Back to the order
        </ButtonLink>
      ) : null}
    </div>
  );
}
