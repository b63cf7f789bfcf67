import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import type { OrderItem, Rights } from '@/lib/api-types';
import { exactTime } from '@/lib/countdown';
import { claimsQuery, type Pass } from './api';
import { ClaimCard } from './claim-card';
import { ReportForm } from './report-form';
import { ReturnConfirm } from './return-confirm';

interface Props {
  pass: Pass;
  item: OrderItem;
}

type Asking = 'return' | 'problem' | null;

/** Under a delivered line: what was asked about it, and what may be asked. */
export function ClaimPanel({ pass, item }: Props) {
  const { data } = useQuery(claimsQuery(pass));
  const rights = data?.items.find((each) => each.item_id === item.id);
  if (rights === undefined) return null;
  return <LoadedPanel pass={pass} item={item} rights={rights} />;
}

function LoadedPanel({ pass, item, rights }: Props & { rights: Rights }) {
  const client = useQueryClient();
  const [asking, setAsking] = useState<Asking>(null);
  const done = () => {
    setAsking(null);
    void client.invalidateQueries({ queryKey: ['orders', pass.orderId] });
  };
  const cancel = () => {
    setAsking(null);
  };
  if (asking === 'return') {
    return <ReturnConfirm pass={pass} item={item} onDone={done} onCancel={cancel} />;
  }
  if (asking === 'problem') {
    return <ReportForm pass={pass} item={item} onDone={done} onCancel={cancel} />;
  }
  if (rights.claim === null && !rights.may_return && !rights.may_report) return null;
  return (
    <div className="space-y-3 rounded-md border border-line p-4 text-sm">
      {rights.claim ? <ClaimCard pass={pass} claim={rights.claim} onChanged={done} /> : null}
      {rights.may_return ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-muted">
            Not opened, not wanted? Give it back until{' '}
            <time dateTime={rights.return_until ?? ''}>{exactTime(rights.return_until ?? '')}</time>.
          </p>
          <Button
            size="small"
            data-testid="give-back"
            onClick={() => {
              setAsking('return');
            }}
          >
            Give it back
          </Button>
        </div>
      ) : null}
      {rights.may_report ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-muted">Does it not work? A person looks at it.</p>
          <Button
            size="small"
            data-testid="report-problem"
            onClick={() => {
              setAsking('problem');
            }}
          >
            Report a problem
          </Button>
        </div>
      ) : null}
    </div>
  );
}
