/** What an error tells a person, beside its stable code. */
export interface ErrorText {
  /** What failed and on which object, and what was expected: whole sentences. */
  problem: string;
  /** What to do about it: the exact command, option or code. */
  remedy: string;
  cause?: unknown;
}

/**
 * The base of every failure that a user of Siskin can cause or meet.
 *
 * `code` is stable over releases: match on it rather than on the text. The message is the problem, then the remedy
 * on a line of its own. No message ever holds a password.
 */
export abstract class SiskinError extends Error {
  abstract readonly code: `SISKIN_${string}`;
  readonly problem: string;
  readonly remedy: string;

  constructor({ problem, remedy, cause }: ErrorText) {
    super(`${problem}\n${remedy}`, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.problem = problem;
    this.remedy = remedy;
  }
}
