/** The bracket that closes the one at `open`. */
export function findClosing(code: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    const char = code.charAt(at);
    depth += '([{'.includes(char) ? 1 : ')]}'.includes(char) ? -1 : 0;
    if (depth === 0) {
      return at;
    }
  }
  return undefined;
}
