import { formatNumber, formatSize } from './size.js';

it.each([
  [0, '0 B'],
  [1_023, '1023 B'],
  [1_024, '1.0 kB'],
  [8_192, '8.0 kB'],
  [1_048_523, '1023.9 kB'],
  [1_048_575, '1.0 MB'],
  [12_900_000, '12.3 MB'],
  [5 * 1_024 ** 3, '5.0 GB'],
  [3_000 * 1_024 ** 4, '3000.0 TB'],
])('formatSize of %d is %s', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text);
});

it.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1,000'],
  [1_234_567, '1,234,567'],
])('formatNumber of %d is %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});
