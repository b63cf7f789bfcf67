import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from '@/components/button';
import { inputStyle } from '@/components/field';
import { errorSentence } from '@/lib/api';
import type { OrderItem } from '@/lib/api-types';
import { reportProblem, type Pass, type Report } from './api';
import { complaints } from './words';

interface Props {
  pass: Pass;
  item: OrderItem;
  onDone: () => void;
  onCancel: () => void;
}

const LONGEST = 2000;

/** What does not work, and how; screenshots follow once it is sent. */
export function ReportForm({ pass, item, onDone, onCancel }: Props) {
  const id = useId();
  const [complaint, setComplaint] = useState<Report['complaint']>('used');
  const [text, setText] = useState('');
  const send = useMutation({
    mutationFn: () => reportProblem(pass, item.id, { complaint, text }),
    onSuccess: onDone,
  });
  return (
    <form
      aria-label={`Report a problem with ${item.title}`}
      className="space-y-4 rounded-md border border-line p-4 text-sm"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <h3 className="text-base">What does not work?</h3>
      <div className="space-y-1.5">
        <label htmlFor={`${id}-what`} className="block font-medium">
          What happens
        </label>
        <select
          id={`${id}-what`}
          className={inputStyle}
          value={complaint}
          onChange={(event) => {
            const chosen = complaints.find(([key]) => key === event.target.value);
            if (chosen) setComplaint(chosen[0]);
          }}
        >
          {complaints.map(([key, words]) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <div className="space-y-1.5">
        <label htmlFor={`${id}-how`} className="block font-medium">
          In your words
        </label>
        <textarea
          id={`${id}-how`}
          rows={4}
          maxLength={LONGEST}
          className="w-full rounded-sm border border-line-strong bg-raised p-3 text-base text-ink placeholder:text-faint focus-visible:border-focus"
          placeholder="Where did you enter it, and what did it say?"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        <p className="text-muted">Leave the key itself out. You can add screenshots after sending.</p>
      </div>
      {send.isError ? (
        <p role="alert" className="font-medium text-danger-text">
          {errorSentence(send.error)}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" tone="primary" size="small" busy={send.isPending} data-testid="send-report">
          Send the report
        </Button>
        <Button size="small" tone="quiet" disabled={send.isPending} onClick={onCancel}>
          Not now
        </Button>
      </div>
    </form>
  );
}
