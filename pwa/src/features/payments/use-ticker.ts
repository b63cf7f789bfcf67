import { useQuery } from '@tanstack/react-query';
import type { Payment } from '@/lib/api-types';
import { coinsQuery } from './queries';

/** A payment's coin in short, such as BTC; its code until the list of coins is there. */
export function useTicker(payment: Payment | null, amount: string): string {
  const { data } = useQuery({ ...coinsQuery(amount), enabled: payment !== null });
  const code = payment?.pay_currency ?? '';
  return (data?.items.find((coin) => coin.code === code)?.ticker ?? code).toUpperCase();
}
