import { statement, value } from '../clauses.js';
import { commentSubject, type CommentTarget } from './comment-target.js';

/** `comment on type "a" is 'b'`; `null` takes a comment away, and nothing is said where there is none. */
export function commentOn(on: CommentTarget, comment: string | null | undefined): string[] {
  return comment === undefined
    ? []
    : [statement('comment on', commentSubject(on).clause, 'is', value(comment))];
}
