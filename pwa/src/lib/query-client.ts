import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api';

const MINUTE = 60_000;

/** A refusal (4xx) will not change by asking again; silence and server faults may. */
function mayRetry(failures: number, error: unknown): boolean {
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500;
  return navigator.onLine && !refused && failures < 2;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    // Without a connection a query fails and says so, instead of waiting in silence.
    queries: { staleTime: MINUTE, retry: mayRetry, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});
