import type { TextLine } from '../text-lines.js';

/** A part of YAML that makes one row: an item of a list on top, or a document. */
export interface YamlPart {
  readonly text: string;
  /** Of its first line, counted from 1. */
  readonly line: number;
  readonly isItem: boolean;
}

const ITEM = /^( *)-(?:\s|$)/;
const MARK = /^(?:---(?=\s|$)|\.\.\.(?=\s|$))/;
const EMPTY = /^\s*(?:#.*)?$/;

/**
 * Cuts YAML where a row begins. An item begins at a dash with the indentation of the list's first; what belongs to it
 * is indented more. `---` and `...` end a document wherever they stand.
 */
export async function* yamlParts(lines: AsyncIterable<TextLine>): AsyncGenerator<YamlPart, void> {
  const cutter = new YamlCutter();
  for await (const line of lines) {
    yield* cutter.push(line);
  }
  yield* cutter.end();
}

class YamlCutter {
  #lines: TextLine[] = [];
  /** Of the list's dashes; -1 in a document that is no list, undefined before its first line. */
  #indent: number | undefined;

  push(line: TextLine): YamlPart[] {
    if (MARK.test(line.text)) {
      const ended = this.end();
      const rest = line.text.replace(MARK, '   ');
      return EMPTY.test(rest) ? ended : [...ended, ...this.#add({ ...line, text: rest })];
    }
    return this.#indent === undefined && line.text.startsWith('%') ? [] : this.#add(line);
  }

  /** The last part of a document. */
  end(): YamlPart[] {
    const part = this.#part();
    this.#indent = undefined;
    return part;
  }

  #add(line: TextLine): YamlPart[] {
    if (this.#indent === undefined && EMPTY.test(line.text)) {
      return [];
    }
    const indent = ITEM.exec(line.text)?.[1]?.length;
    this.#indent ??= indent ?? -1;
    const ended = indent === this.#indent ? this.#part() : [];
    this.#lines.push(line);
    return ended;
  }

  #part(): YamlPart[] {
    const [first] = this.#lines;
    const text = this.#lines.map((line) => `${line.text}\n`).join('');
    this.#lines = [];
    return first === undefined ? [] : [{ text, line: first.line, isItem: this.#indent !== -1 }];
  }
}
