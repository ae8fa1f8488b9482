import { statement, value } from './clauses.js';
import type { Clause } from './compiler.js';

/** `comment on type "a" is 'b'`, where there is a comment. */
export function commentOn(what: string, name: Clause, comment: string | null | undefined): string[] {
  return comment === undefined ? [] : [statement('comment on', what, name, 'is', value(comment))];
}
