/**
 * Translates offsets in the UTF-8 of a text, which have to come in ascending order, into indices of the text. A lone
 * surrogate takes the three bytes of the replacement character.
 */
export function indexOfByte(text: string): (byte: number) => number {
  let bytes = 0;
  let index = 0;
  return (byte) => {
    while (bytes < byte && index < text.length) {
      const codePoint = text.codePointAt(index) ?? 0;
      bytes += byteLength(codePoint);
      index += codePoint > 0xffff ? 2 : 1;
    }
    return index;
  };
}

function byteLength(codePoint: number): number {
  if (codePoint < 0x80) {
    return 1;
  }
  if (codePoint < 0x800) {
    return 2;
  }
  return codePoint > 0xffff ? 4 : 3;
}
