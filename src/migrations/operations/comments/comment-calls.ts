import type { OneOf } from '../one-of.js';
import type { Recording } from '../recording.js';
import type { CommentTarget } from './comment-target.js';

export interface CommentOptions {
  /** What the comment was; `null` where there was none. */
  was?: string | null;
}

export interface CommentCalls {
  /**
   * Says what an object is for; `null` takes the comment away. Reversible where `was` says what it was.
   *
   * @example op.comment({ table: 'users', column: 'email' }, 'where we write to', { was: null });
   */
  comment(on: OneOf<CommentTarget>, text: string | null, options?: CommentOptions): void;
}

export function commentCalls({ record }: Recording): CommentCalls {
  return {
    comment: (on, text, options) => record({ kind: 'comment', on, text, ...options }),
  };
}
