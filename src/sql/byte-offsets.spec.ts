import { indexOfByte } from './byte-offsets.js';

describe('indexOfByte', () => {
  it.each([
    ['aé', [0, 1, 3]],
    ['\u007f\u0080\u07ff\u0800\uffff!', [0, 1, 3, 5, 8, 11, 12]],
    ['\ud7ff\ue000\u{10000}\u{10ffff}!', [0, 3, 6, undefined, 10, undefined, 14, 15]],
    ['\ud800x\udc00!', [0, 3, 4, 7, 8]],
  ])('finds the characters of %j', (text, bytes) => {
    const toIndex = indexOfByte(text);
    const found = bytes.flatMap((byte, index) => (byte === undefined ? [] : [[toIndex(byte), index]]));
    expect(found.map(([index]) => index)).toEqual(found.map(([, index]) => index));
    expect(Buffer.byteLength(text)).toBe(bytes.at(-1));
  });
});
