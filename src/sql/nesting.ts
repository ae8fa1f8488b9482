const ROUTINE = /^create (?:or replace )?(?:function|procedure)\b/;

/**
 * Whether a semicolon belongs to the statement around it: in parentheses, as in `create rule … do (…; …)`, and in the
 * body of a function between `begin atomic` and its `end`.
 */
export class Nesting {
  #parentheses = 0;
  #inBody = false;
  #previous = '';

  get isOpen(): boolean {
    return this.#parentheses > 0 || this.#inBody;
  }

  /** Takes the next token, comments left out. `command` are the first words of its statement. */
  push(token: string, command: readonly string[]): void {
    if (token === '(') {
      this.#parentheses++;
    } else if (token === ')') {
      this.#parentheses--;
    } else if (this.#parentheses === 0) {
      this.#inBody = this.#inBody ? !this.#endsBody(token) : this.#beginsBody(token, command);
    }
    this.#previous = token;
  }

  #beginsBody(token: string, command: readonly string[]): boolean {
    return token === 'atomic' && this.#previous === 'begin' && ROUTINE.test(command.join(' '));
  }

  /** Every statement of a body has its semicolon, so an `end` elsewhere is that of a `case`, or a name. */
  #endsBody(token: string): boolean {
    return token === 'end' && (this.#previous === ';' || this.#previous === 'atomic');
  }
}
