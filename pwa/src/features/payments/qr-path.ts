/** One SVG path for a square of modules: each run of dark ones in a row becomes one bar. */
export function qrPath(size: number, isDark: (row: number, column: number) => boolean): string {
  let path = '';
  for (let row = 0; row < size; row += 1) {
    let start = -1;
    for (let column = 0; column <= size; column += 1) {
      const dark = column < size && isDark(row, column);
      if (dark && start < 0) start = column;
      if (!dark && start >= 0) {
        path += `M${start} ${row}h${column - start}v1h-${column - start}z`;
        start = -1;
      }
    }
  }
  return path;
}
