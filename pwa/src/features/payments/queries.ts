import { estimatePayment, listCurrencies } from '@bitloot/sdk';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api';

export const coinsQuery = (amount: string) =>
  queryOptions({
    queryKey: ['coins', amount],
    queryFn: ({ signal }) => unwrap(listCurrencies({ signal, query: { amount } })),
    placeholderData: keepPreviousData,
  });

/** What an amount in EUR is in a coin now; asked again while it is looked at, since rates move. */
export const estimateQuery = (amount: string, coin: string) =>
  queryOptions({
    queryKey: ['estimate', amount, coin],
    queryFn: ({ signal }) => unwrap(estimatePayment({ signal, query: { amount, currency: coin } })),
    enabled: coin !== '',
    refetchInterval: 60_000,
  });
