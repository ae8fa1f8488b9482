import { LineIndex } from './line-index.js';

describe('LineIndex', () => {
  it.each([
    ['', [1]],
    ['abc', [1, 1, 1, 1]],
    ['a\nb\n', [1, 1, 2, 2, 3]],
    ['\n\r\n\nx', [1, 2, 2, 3, 4]],
  ])('counts the lines of %j', (text, lines) => {
    const index = new LineIndex(text);
    expect(lines.map((_, at) => index.lineAt(at))).toEqual(lines);
  });
});
