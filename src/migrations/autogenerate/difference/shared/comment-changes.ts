import type { CommentTarget } from '../../../operations/comments/comment-target.js';
import type { Change, Phase } from '../change.js';

/** What makes one comment of another, or of none; nothing where they are the same. */
export function commentChanges(
  on: CommentTarget,
  was: string | undefined,
  text: string | undefined,
  phase: Phase = 'comment',
): Change[] {
  return was === text
    ? []
    : [{ phase, operation: { kind: 'comment', on, text: text ?? null, was: was ?? null } }];
}
