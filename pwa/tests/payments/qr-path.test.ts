import { create } from 'qrcode';
import { expect, it } from 'vitest';
import { qrPath } from '@/features/payments/qr-path';

/** Fills a grid from the path's bars, as a browser would. */
function paint(path: string, size: number): boolean[][] {
  const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let column = Number(x); column < Number(x) + Number(width); column += 1) {
      const row = grid[Number(y)];
      if (row) row[column] = true;
    }
  }
  return grid;
}

it('draws every dark module of a real code, and no other', () => {
  const { modules } = create('bitcoin:bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh?amount=0.004', {
    errorCorrectionLevel: 'Q',
  });
  const isDark = (row: number, column: number) => modules.get(row, column) === 1;
  const painted = paint(qrPath(modules.size, isDark), modules.size);
  painted.forEach((cells, row) => {
    cells.forEach((dark, column) => {
      expect(dark).toBe(isDark(row, column));
    });
  });
});
