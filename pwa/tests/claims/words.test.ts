import { describe, expect, it } from 'vitest';
import { claimStates, complaints, pictureFault } from '@/features/claims/words';

describe('words of claims', () => {
  it('has a word for every status', () => {
    const statuses = ['open', 'returning', 'returned', 'replacing', 'replaced', 'refunded', 'rejected'];
    expect(Object.keys(claimStates)).toEqual([...statuses, 'withdrawn']);
    for (const { word } of Object.values(claimStates)) expect(word).not.toBe('');
  });

  it('never offers a return as a complaint', () => {
    expect(complaints.map(([key]) => key)).not.toContain('unwanted');
    expect(new Set(complaints.map(([, words]) => words)).size).toBe(complaints.length);
  });
});

describe('pictures', () => {
  it.each([
    ['image/png', 1024, null],
    ['image/webp', 5 * 1024 * 1024, null],
    ['image/jpeg', 5 * 1024 * 1024 + 1, '5 MB'],
    ['image/svg+xml', 1024, 'PNG'],
    ['application/pdf', 1024, 'PNG'],
    ['image/png', 0, 'empty'],
  ])('%s of %i bytes', (type, size, fault) => {
    const said = pictureFault({ type, size });
    if (fault === null) expect(said).toBeNull();
    else expect(said).toContain(fault);
  });
});
