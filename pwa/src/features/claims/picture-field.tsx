import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { errorSentence } from '@/lib/api';
import type { Claim } from '@/lib/api-types';
import { addPicture, type Pass } from './api';
import { MOST_PICTURES, pictureFault } from './words';

interface Props {
  pass: Pass;
  claim: Claim;
  onChanged: () => void;
}

/** Screenshots, one at a time: sealed by the shop, seen by staff alone. */
export function PictureField({ pass, claim, onChanged }: Props) {
  const id = useId();
  const [fault, setFault] = useState<string | null>(null);
  const add = useMutation({
    mutationFn: (file: File) => addPicture(pass, claim.id, file),
    onSuccess: onChanged,
  });
  const choose = (file: File | undefined) => {
    if (file === undefined) return;
    const found = pictureFault(file);
    setFault(found);
    if (found === null) add.mutate(file);
  };
  const said = fault ?? (add.isError ? errorSentence(add.error) : null);
  return (
    <div className="space-y-2">
      <label htmlFor={id} className="block font-medium">
        Screenshots ({claim.pictures} of {MOST_PICTURES})
      </label>
      {claim.pictures < MOST_PICTURES ? (
        <input
          id={id}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          disabled={add.isPending}
          className="block w-full min-w-0 text-sm text-muted file:mr-3 file:h-11 file:rounded-sm file:border file:border-line-strong file:bg-raised file:px-4 file:text-ink"
          onChange={(event) => {
            choose(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      ) : null}
      <p className="text-muted">
        {add.isPending
          ? 'Sending the picture…'
          : 'They are stored sealed; only the people who decide see them.'}
      </p>
      {said ? (
        <p role="alert" className="font-medium text-danger-text">
          {said}
        </p>
      ) : null}
    </div>
  );
}
