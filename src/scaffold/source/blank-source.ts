/** After one of these a slash begins a regular expression and does not divide. */
const BEFORE_REGEX =
  /(?:^|[=(,:;!&|?{}[+\-*%<>~^]|\b(?:return|typeof|case|in|of|do|else|void|delete|await|yield))\s*$/;
const REGEX = /\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const COMMENT = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/y;
const TEXT = /'(?:[^'\\\n]|\\[^])*'?|"(?:[^"\\\n]|\\[^])*"?/y;
/** A piece of a template: up to its end, or to the expression inside it. */
const TEMPLATE = /[`}](?:[^`\\$]|\\[^]|\$(?!\{))*(?:`|\$\{|$)/y;

/** TypeScript with spaces in the place of some of it. Every character stays where it was, and so do line breaks. */
export interface BlankedSource {
  /** Without comments. */
  withoutComments: string;
  /** Without comments and without strings, templates and regular expressions: code alone. */
  code: string;
}

export function blankSource(source: string): BlankedSource {
  return new Blanker(source).run();
}

class Blanker {
  #at = 0;
  #code = '';
  #withoutComments = '';
  /** Of each template around this place, how many braces are open in its expression. */
  readonly #templates: number[] = [];

  constructor(private readonly source: string) {}

  run(): BlankedSource {
    while (this.#at < this.source.length) {
      this.#step(this.source.charAt(this.#at));
    }
    return { withoutComments: this.#withoutComments, code: this.#code };
  }

  #step(char: string): void {
    if (this.#startsTemplatePiece(char)) {
      this.#template(char);
    } else if (!this.#take(COMMENT, 'comment') && !this.#take(TEXT, 'text') && !this.#regex(char)) {
      this.#countBraces(char);
      this.#put(char, 'code');
    }
  }

  #startsTemplatePiece(char: string): boolean {
    return char === '`' || (char === '}' && this.#templates.at(-1) === 0);
  }

  #template(char: string): void {
    if (char === '}') {
      this.#templates.pop();
    }
    const text = this.#take(TEMPLATE, 'text') ?? '';
    if (text.endsWith('${')) {
      this.#templates.push(0);
    }
  }

  #regex(char: string): string | undefined {
    return char === '/' && BEFORE_REGEX.test(this.#code.slice(-200)) ? this.#take(REGEX, 'text') : undefined;
  }

  #countBraces(char: string): void {
    const open = this.#templates.at(-1);
    if (open !== undefined && (char === '{' || char === '}')) {
      this.#templates.splice(-1, 1, open + (char === '{' ? 1 : -1));
    }
  }

  #take(pattern: RegExp, kind: 'comment' | 'text'): string | undefined {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.source)?.[0];
    if (text !== undefined) {
      this.#put(text, kind);
    }
    return text;
  }

  #put(text: string, kind: 'comment' | 'text' | 'code'): void {
    this.#at += text.length;
    const blank = text.replaceAll(/[^\n\r]/g, ' ');
    this.#code += kind === 'code' ? text : blank;
    this.#withoutComments += kind === 'comment' ? blank : text;
  }
}
