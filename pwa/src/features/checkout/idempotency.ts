import { isRecord } from '@/lib/storage';

const KEY = 'bitloot.checkout-attempt';

interface Attempt {
  fingerprint: string;
  key: string;
}

function storedAttempt(): Attempt | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (!isRecord(value)) return null;
    const { fingerprint, key } = value;
    return typeof fingerprint === 'string' && typeof key === 'string' ? { fingerprint, key } : null;
  } catch {
    return null;
  }
}

/**
 * One key for one request, even across a reload: pressing twice, or again after a lost answer,
 * finds the order that was placed instead of placing a second one.
 */
export function idempotencyKey(fingerprint: string): string {
  const known = storedAttempt();
  if (known?.fingerprint === fingerprint) return known.key;
  const attempt: Attempt = { fingerprint, key: crypto.randomUUID() };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(attempt));
  } catch {
    // Storage is switched off: the key lasts for this call.
  }
  return attempt.key;
}

/** The order was placed; buying the same again is a new order. */
export function forgetAttempt(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was stored.
  }
}
