import { describe, expect, it } from 'vitest';
import { splitAddress } from '@/features/payments/address';
import { matchCoins, sortCoins } from '@/features/payments/coin-search';
import { coin } from '../builders';

const coins = [
  coin({
    code: 'dash',
    network: 'dash',
    name: 'Dash',
    network_name: 'Dash',
    ticker: 'DASH',
    available: false,
    is_popular: true,
  }),
  coin({ code: 'doge', network: 'doge', name: 'Dogecoin', network_name: 'Dogecoin', ticker: 'DOGE' }),
  coin({
    code: 'usdttrc20',
    network: 'trx',
    name: 'Tether USD',
    ticker: 'USDT',
    network_name: 'Tron (TRC-20)',
  }),
  coin({ is_popular: true }),
];

describe('coins', () => {
  it.each([
    ['usdt', ['usdttrc20']],
    ['tether tron', ['usdttrc20']],
    ['TRC-20', ['usdttrc20']],
    ['bit', ['btc']],
    ['peso', []],
    ['  ', ['dash', 'doge', 'usdttrc20', 'btc']],
  ])('“%s” finds %o', (text, codes) => {
    expect(matchCoins(coins, text).map(({ code }) => code)).toEqual(codes);
  });

  it('puts popular ones first and those one cannot pay with last', () => {
    expect(sortCoins(coins).map(({ code }) => code)).toEqual(['btc', 'doge', 'usdttrc20', 'dash']);
  });
});

describe('an address', () => {
  it('falls into what people compare and the rest', () => {
    expect(splitAddress('bc1qxy2kgdygjrsqtzq2n0yrf')).toEqual({
      head: 'bc1qxy',
      middle: '2kgdygjrsqtzq',
      tail: '2n0yrf',
    });
  });

  it.each(['', 'short', 'exactly12chr', 'thirteenchars'])('“%s” is whole again when joined', (address) => {
    const { head, middle, tail } = splitAddress(address);
    expect(head + middle + tail).toBe(address);
  });
});
