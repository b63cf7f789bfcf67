/**
 * What an address of a network looks like, roughly. It only hints, in the moment of pasting: whether
 * an address is good is decided by the shop, with the provider.
 */
const shapes: Record<string, RegExp> = {
  btc: /^(bc1[a-z0-9]{11,87}|[13][1-9A-HJ-NP-Za-km-z]{25,34})$/i,
  ltc: /^(ltc1[a-z0-9]{11,87}|[LM3][1-9A-HJ-NP-Za-km-z]{25,34})$/,
  doge: /^[DA9][1-9A-HJ-NP-Za-km-z]{25,34}$/,
  trx: /^T[1-9A-HJ-NP-Za-km-z]{33}$/,
  sol: /^[1-9A-HJ-NP-Za-km-z]{32,44}$/,
  xrp: /^r[1-9A-HJ-NP-Za-km-z]{24,34}$/,
  xlm: /^G[A-Z2-7]{55}$/,
  xmr: /^[48][1-9A-HJ-NP-Za-km-z]{94,105}$/,
};
const evm = ['eth', 'bsc', 'matic', 'arbitrum', 'op', 'base', 'avaxc'];
const EVM_SHAPE = /^0x[0-9a-fA-F]{40}$/;
const HASH_SHAPE = /^(0x)?[0-9a-fA-F]{64}$/;

/** What seems wrong with a pasted address; null when nothing does, or when we do not know the network. */
export function addressHint(text: string, network: string, networkName: string): string | null {
  const address = text.trim();
  if (address === '') return null;
  if (/\s/.test(address)) return 'There is a space in it. An address has none.';
  if (address.includes('@')) return 'This looks like an e-mail address.';
  if (HASH_SHAPE.test(address)) return 'This looks like a transaction, not like an address.';
  const shape = evm.includes(network) ? EVM_SHAPE : shapes[network];
  if (shape === undefined || shape.test(address)) return null;
  return `This does not look like an address on ${networkName}. Check the network in your wallet.`;
}

/** "bc1qxy…" in fours, as people compare it; joined they are the address again. */
export function inFours(address: string): string[] {
  return address.match(/.{1,4}/g) ?? [];
}
