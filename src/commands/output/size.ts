const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** `0 B`, `8.0 kB` or `12.3 MB`, in steps of 1024 as PostgreSQL has them. */
export function formatSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  // What would be rounded to 1024.0 is one of the next unit.
  while (size >= (unit === 0 ? 1_024 : 1_023.95) && unit < UNITS.length - 1) {
    size /= 1_024;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${UNITS[unit]}`;
}

/** `1,234,567`. */
export function formatNumber(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
