import { getOrder } from '@bitloot/sdk';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { unwrap } from '@/lib/api';
import { followOrder } from '@/lib/live';
import { isSettled } from './stages';

const POLL_MS = 4000;
const POLL_BESIDE_LIVE_MS = 30_000;

export const orderQuery = (id: string, token: string) =>
  queryOptions({
    queryKey: ['orders', id],
    queryFn: ({ signal }) =>
      unwrap(getOrder({ signal, path: { order_id: id }, headers: { 'X-Order-Session': token } })),
    staleTime: 0,
  });

/** An order that follows what happens to it: by live updates, and by asking where those do not come. */
export function useOrder(id: string, token: string) {
  const client = useQueryClient();
  const [live, setLive] = useState(false);
  const query = useQuery({
    ...orderQuery(id, token),
    refetchInterval: ({ state }) => {
      if (state.data && isSettled(state.data)) return false;
      return live ? POLL_BESIDE_LIVE_MS : POLL_MS;
    },
  });
  const address = query.data?.live_url;
  const over = query.data ? isSettled(query.data) : false;

  useEffect(() => {
    if (address === undefined || over) return;
    return followOrder(address, token, {
      onNews: () => void client.invalidateQueries({ queryKey: ['orders', id] }),
      onConnected: setLive,
    });
  }, [address, over, token, client, id]);

  return query;
}
