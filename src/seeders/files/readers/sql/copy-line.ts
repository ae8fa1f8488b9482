const ESCAPE = /\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([^]))/g;
const LETTERS = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/** The fields of a line as COPY writes them in its text format; null for `\N`. */
export function copyFields(line: string): (string | null)[] {
  return line.split('\t').map((field) => (field === '\\N' ? null : unescape(field)));
}

function unescape(field: string): string {
  return field.includes('\\') ? field.replaceAll(ESCAPE, decode) : field;
}

function decode(_all: string, hex?: string, octal?: string, letter = ''): string {
  if (hex !== undefined) {
    return String.fromCharCode(Number.parseInt(hex, 16));
  }
  return octal === undefined
    ? (LETTERS.get(letter) ?? letter)
    : String.fromCharCode(Number.parseInt(octal, 8));
}
