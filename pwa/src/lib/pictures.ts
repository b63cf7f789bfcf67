import type { Picture } from './api-types';

type Format = 'avif' | 'webp';

/** Every size for the browser to choose from. */
export function sourceSet({ base, widths }: Picture, format: Format): string {
  return widths.map((width) => `${base}/${width}.${format} ${width}w`).join(', ');
}

/** One file: the smallest that is at least so wide, or the largest. */
export function pictureUrl({ base, widths }: Picture, least = Infinity): string {
  const width = widths.find((each) => each >= least) ?? widths.at(-1) ?? 0;
  return `${base}/${width}.webp`;
}
