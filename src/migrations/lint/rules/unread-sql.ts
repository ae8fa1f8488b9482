import { onKind, type LintRule } from '../rule.js';

export const unreadSql: LintRule = {
  id: 'unread-sql',
  severity: 'warning',
  why: 'Nothing could be looked for in it.',
  step: onKind('unread', ({ what }, scene) => ({
    what: `${what} can't be looked into`,
    safe: scene.code({ note: 'Write it as operations of op, or look at it yourself and allow it.' }),
  })),
};
