import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters, type Touch } from '../touches.js';
import { commentOn } from './comment-on.js';
import { commentSubject, type CommentTarget } from './comment-target.js';

/** What people are told about an object. */
export interface Comment {
  kind: 'comment';
  on: CommentTarget;
  /** `null` takes the comment away. */
  text: string | null;
  /** What it was, so that the change can be undone. */
  was?: string | null;
}

export const comment: OperationKind<Comment> = {
  compile: ({ on, text }) => commentOn(on, text),
  invert: ({ on, text, was }) =>
    was === undefined
      ? {
          irreversible: `the comment on ${commentSubject(on).shown} does not say what it was`,
          remedy: `op.comment(${toSource(on)}, ${toSource(text)}, { was: null /* or the text */ })`,
        }
      : [{ kind: 'comment', on, text: was, was: text }],
  source: ({ on, text, was }) => op('comment', literal(on), literal(text), optionsOf({ was })),
  describe: ({ on }) => `comment on ${commentSubject(on).shown}`,
  touches: ({ on }) => commentTouches(on),
};

function commentTouches(on: CommentTarget): Touch[] {
  if ('view' in on || 'materializedView' in on) {
    const name = 'view' in on ? on.view : on.materializedView;
    return [alters(name, { lock: 'share update exclusive' })];
  }
  if (!('table' in on)) {
    return [];
  }
  const isPart = 'constraint' in on || 'policy' in on || 'trigger' in on;
  return [alters(on.table, { lock: isPart ? 'access share' : 'share update exclusive' })];
}
