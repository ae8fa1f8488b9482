import { firstLine } from './first-line.js';

describe('firstLine', () => {
  it.each([
    ['select 1', 'select 1'],
    ['\n\n  select 1  \r\n from users', 'select 1'],
    ['', ''],
    ['x'.repeat(120), 'x'.repeat(120)],
    ['x'.repeat(121), `${'x'.repeat(119)}…`],
    ['😀'.repeat(121), `${'😀'.repeat(119)}…`],
  ])('of %j', (text, line) => {
    expect(firstLine(text)).toBe(line);
  });

  it('is as short as is asked for', () => {
    expect(firstLine('select one', 5)).toBe('sele…');
  });
});
