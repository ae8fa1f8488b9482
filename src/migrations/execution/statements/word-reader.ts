import { escapeIdentifier } from 'pg';

import { firstWords, type SqlWord } from './sql-words.js';

/** Goes through the words of a statement, from left to right. */
export class WordReader {
  readonly #words: readonly SqlWord[];
  #at = 0;

  constructor(statement: string) {
    this.#words = firstWords(statement);
  }

  /** Takes these keywords where all of them come next, and otherwise none. */
  accept(...keywords: readonly string[]): boolean {
    const comes = keywords.every((keyword, offset) => this.#isKeyword(this.#at + offset, keyword));
    this.#at += comes ? keywords.length : 0;
    return comes;
  }

  /** Takes the one of these keywords that comes next. */
  acceptAny<K extends string>(...keywords: readonly K[]): K | undefined {
    return keywords.find((keyword) => this.accept(keyword));
  }

  /** Takes a name, of a schema too where there is one: each part in quotes, as SQL takes it anywhere. */
  name(): string | undefined {
    const part = this.#words[this.#at];
    if (part === undefined || !(part.quoted || /^[\p{L}_]/u.test(part.text))) {
      return undefined;
    }
    this.#at++;
    const rest = this.accept('.') ? this.name() : undefined;
    return [escapeIdentifier(part.text), ...(rest === undefined ? [] : [rest])].join('.');
  }

  /** Takes what stands in parentheses, as text; undefined where none do. */
  options(): string | undefined {
    if (!this.accept('(')) {
      return undefined;
    }
    const end = this.#words.findIndex((_, index) => index >= this.#at && this.#isKeyword(index, ')'));
    const taken = this.#words.slice(this.#at, end === -1 ? undefined : end);
    this.#at = end === -1 ? this.#words.length : end + 1;
    return taken.map(({ text }) => text).join(' ');
  }

  /** What is left, as text. */
  get rest(): string {
    return this.#words
      .slice(this.#at)
      .map(({ text }) => text)
      .join(' ');
  }

  /** Whether nothing is left but a closing semicolon. */
  get atEnd(): boolean {
    const rest = this.#words.slice(this.#at);
    return rest.every((_, index) => this.#isKeyword(this.#at + index, ';'));
  }

  #isKeyword(index: number, keyword: string): boolean {
    const word = this.#words[index];
    return word !== undefined && !word.quoted && word.text === keyword;
  }
}
