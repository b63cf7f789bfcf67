const EDGE = 6;

/** An address in three parts; people compare its first and last six characters. */
export function splitAddress(address: string): { head: string; middle: string; tail: string } {
  if (address.length <= EDGE * 2) return { head: address, middle: '', tail: '' };
  return {
    head: address.slice(0, EDGE),
    middle: address.slice(EDGE, -EDGE),
    tail: address.slice(-EDGE),
  };
}
