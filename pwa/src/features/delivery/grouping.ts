const BARE_KEY = /^[A-Za-z0-9]{12,40}$/;

/**
 * A key in the pieces in which people read it: its groups, and the dashes between them.
 * Joined they are the key again, character by character.
 */
export function groupKey(key: string): string[] {
  if (BARE_KEY.test(key)) {
    const size = key.length % 5 === 0 ? 5 : 4;
    return key.match(new RegExp(`.{1,${size}}`, 'g')) ?? [key];
  }
  return key.match(/[^-]+|-+/g) ?? [key];
}

/** Several lines (an account, a bundle) are shown as they are. */
export function isSingleKey(text: string): boolean {
  return !/\s/.test(text.trim()) && text.trim().length <= 64;
}
