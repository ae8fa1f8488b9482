import * as fc from 'fast-check';

import { cutAtWord } from './cut-at-word.js';

describe('cutAtWord', () => {
  it.each([
    ['one two three', 20, 'one two three'],
    ['one two three', 13, 'one two three'],
    ['one two three', 12, 'one two'],
    ['one two three', 7, 'one two'],
    ['one two three', 6, 'one'],
    ['one two three', 2, 'on'],
    ['', 3, ''],
  ])('makes of %p in %i characters %p', (text, length, expected) => {
    expect(cutAtWord(text, length)).toBe(expected);
  });

  it('gives the beginning of the text, never longer than asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(40), (text, length) => {
        const cut = cutAtWord(text, length);
        expect(cut.length).toBeLessThanOrEqual(length);
        expect(text.startsWith(cut)).toBe(true);
      }),
    );
  });
});
