import { useCallback, useState } from 'react';
import { errorSentence } from '@/lib/api';
import { reveal, type OpenedDelivery } from './reveal';
import { SealError } from './open-sealed';

const BREAK_MS = 200;

export type RevealState =
  | { step: 'sealed' }
  | { step: 'opening' }
  | { step: 'breaking'; deliveries: OpenedDelivery[] }
  | { step: 'open'; deliveries: OpenedDelivery[] }
  | { step: 'failed'; reason: string };

/** The reveal of one item. What is opened lives in this component's state alone, in no cache. */
export function useReveal(orderId: string, itemId: string, token: string, onRevealed: () => void) {
  const [state, setState] = useState<RevealState>({ step: 'sealed' });

  const open = useCallback(async () => {
    setState({ step: 'opening' });
    try {
      const deliveries = await reveal(orderId, itemId, token);
      setState({ step: 'breaking', deliveries });
      setTimeout(() => {
        setState({ step: 'open', deliveries });
        onRevealed();
      }, BREAK_MS);
    } catch (error) {
      const reason = error instanceof SealError ? error.message : errorSentence(error);
      setState({ step: 'failed', reason });
    }
  }, [orderId, itemId, token, onRevealed]);

  return { state, open };
}
