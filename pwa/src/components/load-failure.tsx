import { errorSentence } from '@/lib/api';
import { Button } from './button';
import { Empty } from './empty';

interface Props {
  error: unknown;
  onRetry: () => void;
}

/** Something did not load; it can be tried again on the spot. */
export function LoadFailure({ error, onRetry }: Props) {
  return (
    <Empty title="This did not load" action={<Button onClick={onRetry}>Try again</Button>}>
      <p role="alert">{errorSentence(error)}</p>
    </Empty>
  );
}
