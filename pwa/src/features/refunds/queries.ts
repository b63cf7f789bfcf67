import { getRefund, giveRefundAddress, keepRefund, type GiveRefundAddressData } from '@bitloot/sdk';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError, unwrap } from '@/lib/api';
import type { RefundPage } from '@/lib/api-types';

const POLL_MS = 15_000;
const settled: readonly RefundPage['status'][] = ['confirmed', 'cancelled'];

/** A refund, for whoever holds its link. The token is a key of this tab's memory only. */
export const refundQuery = (token: string) =>
  queryOptions({
    queryKey: ['refunds', token],
    queryFn: ({ signal }) => unwrap(getRefund({ signal, path: { token } })),
    staleTime: 0,
    retry: (failures, error) => !(error instanceof ApiError && error.status === 404) && failures < 2,
    refetchInterval: ({ state }) =>
      state.data === undefined || settled.includes(state.data.status) ? false : POLL_MS,
  });

export type AddressGiven = GiveRefundAddressData['body'];

/** Tells the shop where the money is to go. */
export function useGiveAddress(token: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AddressGiven) => unwrap(giveRefundAddress({ path: { token }, body })),
    onSuccess: (refund) => {
      client.setQueryData(refundQuery(token).queryKey, refund);
    },
  });
}

/** Lets the shop keep the money. */
export function useKeep(token: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(keepRefund({ path: { token } })),
    onSuccess: (refund) => {
      client.setQueryData(refundQuery(token).queryKey, refund);
    },
  });
}
