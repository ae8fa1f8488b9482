/** The part of a text that is read and not taken yet, and where it stands. */
export class TextWindow {
  readonly #pieces: AsyncIterator<string>;
  text = '';
  /** The line on which `text` begins, counted from 1. */
  line = 1;
  /** Whether nothing comes behind `text`. */
  isLast = false;

  constructor(pieces: AsyncIterable<string>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** Reads on. */
  async fill(): Promise<void> {
    const { done, value } = await this.#pieces.next();
    if (done) {
      this.isLast = true;
    } else {
      this.text += value;
    }
  }

  /** Removes what is before the index. */
  take(end: number): string {
    const taken = this.text.slice(0, end);
    this.text = this.text.slice(end);
    this.line += taken.split('\n').length - 1;
    return taken;
  }

  /** Takes the next line, its break included; `undefined` at the end. */
  async takeLine(): Promise<string | undefined> {
    let from = 0;
    let end = this.text.indexOf('\n');
    while (end === -1 && !this.isLast) {
      from = this.text.length;
      await this.fill();
      end = this.text.indexOf('\n', from);
    }
    return this.text === '' ? undefined : this.take(end === -1 ? this.text.length : end + 1);
  }

  /** Ends the reading of the text. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}
