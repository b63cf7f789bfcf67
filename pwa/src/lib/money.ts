/** Money is a decimal string with its currency; it is never made a float. */

const CENTS = 2;

/** "12.9" → 1290n. Digits beyond the cent are cut, since no price has them. */
export function toCents(amount: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount.trim());
  if (!match) throw new RangeError(`Not a decimal amount: ${amount}`);
  const [, sign = '', whole = '0', fraction = ''] = match;
  const cents = BigInt(whole + fraction.slice(0, CENTS).padEnd(CENTS, '0'));
  return sign ? -cents : cents;
}

/** 1290n → "12.90". */
export function fromCents(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(CENTS + 1, '0');
  const sign = cents < 0n ? '-' : '';
  return `${sign}${digits.slice(0, -CENTS)}.${digits.slice(-CENTS)}`;
}

const symbols: Record<string, string> = { EUR: '€', USD: '$', GBP: '£' };

/** "1234.5", "EUR" → "€1,234.50". */
export function formatMoney(amount: string, currency: string): string {
  const [whole = '0', fraction = '00'] = fromCents(toCents(amount)).replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = toCents(amount) < 0n ? '−' : '';
  const symbol = symbols[currency];
  return symbol ? `${sign}${symbol}${grouped}.${fraction}` : `${sign}${grouped}.${fraction} ${currency}`;
}

/** unit price × quantity, as a decimal string. */
export function times(amount: string, quantity: number): string {
  return fromCents(toCents(amount) * BigInt(quantity));
}

export function sum(amounts: readonly string[]): string {
  return fromCents(amounts.reduce((total, amount) => total + toCents(amount), 0n));
}

/** How much lower `price` is than `before`, in whole percent; 0 when it is not lower. */
export function percentOff(price: string, before: string): number {
  const [now, then] = [toCents(price), toCents(before)];
  return then > now && then > 0n ? Number(((then - now) * 100n) / then) : 0;
}

/** "0.00400000" → "0.004": what a wallet shows. The value is never rounded. */
export function trimZeros(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}
