export interface TextLine {
  /** Counted from 1. */
  readonly line: number;
  /** Without its line break. */
  readonly text: string;
}

/** The lines of a text that comes in pieces. A last one that is empty is none. */
export async function* textLines(text: AsyncIterable<string>): AsyncGenerator<TextLine, void> {
  let line = 1;
  let begun: string[] = [];
  for await (const piece of text) {
    let from = 0;
    for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', from)) {
      begun.push(piece.slice(from, end));
      yield { line: line++, text: withoutReturn(begun.join('')) };
      begun = [];
      from = end + 1;
    }
    begun.push(piece.slice(from));
  }
  const last = withoutReturn(begun.join(''));
  if (last !== '') {
    yield { line, text: last };
  }
}

const withoutReturn = (text: string) => (text.endsWith('\r') ? text.slice(0, -1) : text);
