import { useState, type SubmitEvent } from 'react';
import { Button } from '@/components/button';
import { TextField } from '@/components/field';
import type { RefundPage } from '@/lib/api-types';
import { addressHint } from './address-hints';
import type { AddressGiven } from './queries';

interface Props {
  refund: RefundPage;
  given: AddressGiven;
  /** What the shop said against the address or the memo. */
  complaints: { address?: string | undefined; extra_id?: string | undefined };
  onGiven: (given: AddressGiven) => void;
}

function memoHint({ memo, memo_name: name }: RefundPage): string {
  return memo === 'required'
    ? `Addresses of this coin need it. Your wallet or exchange shows it beside the address.`
    : `Only if your wallet or exchange shows a ${(name ?? 'memo').toLowerCase()} beside the address.`;
}

/** Asks where to send the money. What looks wrong is said at once; what is wrong, the shop says. */
export function AddressForm({ refund, given, complaints, onGiven }: Props) {
  const [address, setAddress] = useState(given.address);
  const [memo, setMemo] = useState(given.extra_id ?? '');
  const [missing, setMissing] = useState<'address' | 'memo' | null>(null);
  const memoName = refund.memo_name ?? 'Memo';
  const hint = addressHint(address, refund.network, refund.network_name);
  const untouched = address.trim() === given.address && memo.trim() === (given.extra_id ?? '');

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const [text, extra] = [address.trim(), memo.trim()];
    if (text === '') setMissing('address');
    else if (refund.memo === 'required' && extra === '') setMissing('memo');
    else onGiven({ address: text, extra_id: extra === '' ? null : extra });
  };

  return (
    <form noValidate onSubmit={submit} className="space-y-4">
      <TextField
        label={`Your ${refund.coin_name} address`}
        hint={`On the ${refund.network_name} network. If it is an exchange's, make sure that it takes this coin.`}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={200}
        className="font-mono"
        data-testid="refund-address"
        value={address}
        error={
          missing === 'address' ? 'Paste the address first.' : untouched ? complaints.address : undefined
        }
        onChange={(event) => {
          setAddress(event.target.value);
          setMissing(null);
        }}
      />
      {hint === null ? null : (
        <p role="status" data-testid="address-hint" className="text-sm font-medium text-warning-text">
          {hint}
        </p>
      )}
      {refund.memo === 'none' ? null : (
        <TextField
          label={refund.memo === 'required' ? memoName : `${memoName} (if you have one)`}
          hint={memoHint(refund)}
          autoComplete="off"
          spellCheck={false}
          maxLength={120}
          className="font-mono"
          data-testid="refund-memo"
          value={memo}
          error={
            missing === 'memo'
              ? `This coin needs the ${memoName.toLowerCase()}.`
              : untouched
                ? complaints.extra_id
                : undefined
          }
          onChange={(event) => {
            setMemo(event.target.value);
            setMissing(null);
          }}
        />
      )}
      <Button type="submit" tone="primary" wide data-testid="check-address">
        Check the address
      </Button>
    </form>
  );
}
