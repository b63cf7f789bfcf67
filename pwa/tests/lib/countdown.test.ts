import { describe, expect, it } from 'vitest';
import { clockText, dayText, relativeTime, secondsLeft, spokenTime } from '@/lib/countdown';

const now = Date.parse('2026-11-24T10:00:00Z');

describe('countdown', () => {
  it.each([
    ['2026-11-24T10:00:30Z', 30],
    ['2026-11-24T10:00:00.001Z', 1],
    ['2026-11-24T10:00:00Z', 0],
    ['2026-11-24T09:00:00Z', 0],
    ['2026-11-24T11:01:00+01:00', 60],
    ['soon', 0],
  ])('until %s there are %i seconds', (until, left) => {
    expect(secondsLeft(until, now)).toBe(left);
  });

  it.each([
    [0, '00:00'],
    [59, '00:59'],
    [60, '01:00'],
    [1779, '29:39'],
    [3661, '1:01:01'],
  ])('%i seconds read %s', (seconds, text) => {
    expect(clockText(seconds)).toBe(text);
  });

  it.each([
    [1, '1 second'],
    [45, '45 seconds'],
    [60, '1 minute'],
    [61, '1 minute and 1 second'],
    [1800, '30 minutes'],
  ])('%i seconds sound like “%s”', (seconds, text) => {
    expect(spokenTime(seconds)).toBe(text);
  });

  it.each([
    ['2026-11-24T09:59:40Z', 'just now'],
    ['2026-11-24T09:57:00Z', '3 minutes ago'],
    ['2026-11-24T07:30:00Z', '2 hours ago'],
    ['2026-11-23T09:00:00Z', 'yesterday'],
  ])('%s was %s', (at, text) => {
    expect(relativeTime(at, now)).toBe(text);
  });

  it('keeps a day the same day in every zone', () => {
    expect(dayText('2026-12-04')).toBe('4 Dec 2026');
  });
});
