import { useState } from 'react';
import { ApiError, errorSentence } from '@/lib/api';
import type { RefundPage } from '@/lib/api-types';
import { AddressForm } from './address-form';
import { ConfirmAddress } from './confirm-address';
import { useGiveAddress, type AddressGiven } from './queries';

interface Props {
  refund: RefundPage;
  token: string;
  onDone: () => void;
}

/** Enter, compare, send. A refused address leads back to its field, with the reason beside it. */
export function AddressSteps({ refund, token, onDone }: Props) {
  const [given, setGiven] = useState<AddressGiven>({ address: '', extra_id: null });
  const [comparing, setComparing] = useState(false);
  const giving = useGiveAddress(token);
  const refused = giving.error instanceof ApiError ? giving.error : null;
  const complaints = {
    address: refused?.fieldMessage('address'),
    extra_id: refused?.fieldMessage('extra_id'),
  };
  const atField = complaints.address !== undefined || complaints.extra_id !== undefined;

  if (!comparing) {
    return (
      <AddressForm
        refund={refund}
        given={given}
        complaints={complaints}
        onGiven={(next) => {
          giving.reset();
          setGiven(next);
          setComparing(true);
        }}
      />
    );
  }
  return (
    <ConfirmAddress
      refund={refund}
      given={given}
      busy={giving.isPending}
      failure={giving.isError && !atField ? errorSentence(giving.error) : null}
      onBack={() => {
        setComparing(false);
      }}
      onConfirm={() => {
        giving.mutate(given, {
          onSuccess: onDone,
          onError: (error) => {
            if (!(error instanceof ApiError)) return;
            if (error.fieldMessage('address') ?? error.fieldMessage('extra_id')) setComparing(false);
          },
        });
      }}
    />
  );
}
