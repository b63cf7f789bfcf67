import { describe, expect, it } from 'vitest';
import { pictureUrl, sourceSet } from '@/lib/pictures';

const picture = { base: '/images/ab', width: 600, height: 800, color: '#123456', widths: [160, 320, 600] };

describe('pictures', () => {
  it('offers every size', () => {
    expect(sourceSet(picture, 'avif')).toBe(
      '/images/ab/160.avif 160w, /images/ab/320.avif 320w, /images/ab/600.avif 600w',
    );
  });

  it.each([
    [1, '160'],
    [160, '160'],
    [161, '320'],
    [5000, '600'],
  ])('for %s pixels takes %s', (least, width) => {
    expect(pictureUrl(picture, least)).toBe(`/images/ab/${width}.webp`);
  });
});
