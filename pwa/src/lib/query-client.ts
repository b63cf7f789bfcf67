import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api';

const MINUTE = 60_000;

/** A refusal (4xx) will not change by asking again; silence and server faults may. */
function mayRetry(failures: number, error: unknown): boolean {
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500;
  return !refused && failures < 2;
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: MINUTE, retry: mayRetry } },
});
