import { describe, expect, it } from 'vitest';
import { fileStem } from '@/features/delivery/download';
import { groupKey, isSingleKey } from '@/features/delivery/grouping';

describe('a key in groups', () => {
  it.each([
    ['ABCDE-FGHIJ-KLMNO', ['ABCDE', '-', 'FGHIJ', '-', 'KLMNO']],
    ['ABCDEFGHIJKLMNO', ['ABCDE', 'FGHIJ', 'KLMNO']],
    ['1234567890123456', ['1234', '5678', '9012', '3456']],
    ['SHORT', ['SHORT']],
    ['a_b:c', ['a_b:c']],
  ])('%s is read as %o', (key, groups) => {
    expect(groupKey(key)).toEqual(groups);
  });

  it.each(['-A--B-', '', 'ABCDE-FGHIJ', 'ABCDEFGHIJKLMNOPQ', 'x'.repeat(64)])(
    '“%s” is itself again when joined',
    (key) => {
      expect(groupKey(key).join('')).toBe(key);
    },
  );

  it('is told from an account or a bundle', () => {
    expect(isSingleKey('ABCDE-FGHIJ\n')).toBe(true);
    expect(isSingleKey('login: a\npassword: b')).toBe(false);
    expect(isSingleKey('x'.repeat(65))).toBe(false);
  });
});

describe('the saved file', () => {
  it.each([
    ['Echo: Dawn (Deluxe)', 'echo-dawn-deluxe'],
    ['../../etc/passwd', 'etc-passwd'],
    ['日本語', 'key'],
  ])('for “%s” is called %s', (title, stem) => {
    expect(fileStem(title)).toBe(stem);
  });
});
