/** The lines of a text, by index. */
export class LineIndex {
  readonly #breaks: number[] = [];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
      this.#breaks.push(at);
    }
  }

  /** The line that holds the character, counted from 1. */
  lineAt(index: number): number {
    let low = 0;
    let high = this.#breaks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#breaks[middle] ?? index) < index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low + 1;
  }
}
