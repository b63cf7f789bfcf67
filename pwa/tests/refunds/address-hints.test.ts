import { describe, expect, it } from 'vitest';
import { addressHint, inFours } from '@/features/refunds/address-hints';

const hint = (text: string, network: string) => addressHint(text, network, 'this network');

describe('hints at a pasted address', () => {
  it.each([
    ['btc', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'],
    ['btc', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
    ['eth', '0x52908400098527886E0F7030069857D2E4169EE7'],
    ['matic', '0x52908400098527886E0F7030069857D2E4169EE7'],
    ['trx', 'TJRabPrwbZy45sbavfcjinPJC18kjpRTv8'],
    ['sol', '7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV'],
    ['xrp', 'rN7n7otQDd6FczFgLdSqtcsAUxDkw6fzRH'],
    ['ltc', 'ltc1qg42tkwuuxefutzxezdkdel39gfstuap288mfea'],
  ])('says nothing about a %s address', (network, address) => {
    expect(hint(` ${address}\n`, network)).toBeNull();
  });

  it.each([
    ['btc', '0x52908400098527886E0F7030069857D2E4169EE7', 'does not look like'],
    ['eth', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 'does not look like'],
    ['trx', '0x52908400098527886E0F7030069857D2E4169EE7', 'Check the network'],
    ['btc', 'ab'.repeat(32), 'transaction'],
    ['eth', `0x${'ab'.repeat(32)}`, 'transaction'],
    ['btc', 'name@example.com', 'e-mail'],
    ['btc', 'bc1q ar0s', 'space'],
  ])('on %s doubts %s', (network, address, doubt) => {
    expect(hint(address, network)).toContain(doubt);
  });

  it('does not know every network, and then leaves it to the shop', () => {
    expect(hint('anything', 'brandnew')).toBeNull();
    expect(hint('', 'btc')).toBeNull();
  });

  it('shows an address in fours that are the address again', () => {
    const address = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq';
    expect(inFours(address)[0]).toBe('bc1q');
    expect(inFours(address).join('')).toBe(address);
  });
});
