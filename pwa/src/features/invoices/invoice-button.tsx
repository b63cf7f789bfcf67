import { getInvoice } from '@bitloot/sdk';
import { useMutation } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { Button } from '@/components/button';
import { errorSentence, unwrap } from '@/lib/api';
import type { Order } from '@/lib/api-types';
import { saveFile } from '@/lib/save-file';

interface Props {
  order: Pick<Order, 'id' | 'number'>;
  token: string;
}

/** The invoice as a PDF. It is fetched with the order's pass, so no address of it exists that could leak. */
export function InvoiceButton({ order, token }: Props) {
  const fetching = useMutation({
    mutationFn: () =>
      unwrap(
        getInvoice({ path: { order_id: order.id }, headers: { 'X-Order-Session': token }, parseAs: 'blob' }),
      ),
    onSuccess: (pdf) => {
      saveFile(`invoice-${order.number}.pdf`, pdf);
    },
  });
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button
        size="small"
        busy={fetching.isPending}
        data-testid="invoice"
        onClick={() => {
          fetching.mutate();
        }}
      >
        <FileDown aria-hidden="true" className="size-4" />
        Invoice (PDF)
      </Button>
      {fetching.isError ? (
        <p role="alert" className="text-sm font-medium text-danger-text">
          {errorSentence(fetching.error)}
        </p>
      ) : null}
    </div>
  );
}
