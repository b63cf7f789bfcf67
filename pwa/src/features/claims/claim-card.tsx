import { useMutation } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { StateWord } from '@/components/state-word';
import { errorSentence } from '@/lib/api';
import type { Claim } from '@/lib/api-types';
import { exactTime } from '@/lib/countdown';
import { withdrawClaim, type Pass } from './api';
import { PictureField } from './picture-field';
import { claimStates } from './words';

interface Props {
  pass: Pass;
  claim: Claim;
  onChanged: () => void;
}

/** How far a claim is, what we said, and what may still be done with it. */
export function ClaimCard({ pass, claim, onChanged }: Props) {
  const withdraw = useMutation({ mutationFn: () => withdrawClaim(pass, claim.id), onSuccess: onChanged });
  const { word, tone } = claimStates[claim.status];
  return (
    <div className="space-y-3" role="status" data-testid="claim">
      <p className="flex flex-wrap gap-x-3">
        <StateWord tone={tone} className="font-medium">
          {word}
        </StateWord>
        <span className="text-muted">
          {claim.kind === 'return' ? 'Given back' : 'Reported'}{' '}
          <time dateTime={claim.created_at}>{exactTime(claim.created_at)}</time>
        </span>
      </p>
      <p className="max-w-[70ch]">{claim.status_text}</p>
      {claim.answer ? (
        <blockquote className="max-w-[70ch] border-l-2 border-line-strong pl-3 break-words whitespace-pre-line">
          {claim.answer}
        </blockquote>
      ) : null}
      {claim.may_add_pictures ? <PictureField pass={pass} claim={claim} onChanged={onChanged} /> : null}
      {claim.may_withdraw ? (
        <Button
          size="small"
          tone="quiet"
          busy={withdraw.isPending}
          onClick={() => {
            withdraw.mutate();
          }}
        >
          It works after all
        </Button>
      ) : null}
      {withdraw.isError ? (
        <p role="alert" className="font-medium text-danger-text">
          {errorSentence(withdraw.error)}
        </p>
      ) : null}
    </div>
  );
}
