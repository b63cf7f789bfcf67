import type { Coin } from '@/lib/api-types';

/** The coins that match what was typed: by name, ticker, network or code. */
export function matchCoins(coins: readonly Coin[], text: string): Coin[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return coins.filter((coin) => {
    const haystack =
      `${coin.name} ${coin.ticker} ${coin.network} ${coin.network_name} ${coin.code}`.toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}

/** Coins one can pay with first, popular ones before others; otherwise as the shop lists them. */
export function sortCoins(coins: readonly Coin[]): Coin[] {
  const rank = (coin: Coin) => (coin.available ? 0 : 2) + (coin.is_popular ? 0 : 1);
  return coins.toSorted((one, other) => rank(one) - rank(other));
}
