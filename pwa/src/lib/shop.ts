import { getShop } from '@bitloot/sdk';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { unwrap } from './api';

/** The shop's public settings; they change rarely. */
export const shopQuery = queryOptions({
  queryKey: ['shop'],
  queryFn: ({ signal }) => unwrap(getShop({ signal })),
  staleTime: 10 * 60_000,
});

export function useShop() {
  return useQuery(shopQuery).data;
}
