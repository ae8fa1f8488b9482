import type { Change, Compare } from '../change.js';
import { commentChanges } from '../shared/comment-changes.js';
import { pairUp } from '../pair-up.js';

export const compareSchemas: Compare = ({ before, after }) => {
  const { gone, added, kept } = pairUp(before.schemas, after.schemas, ({ name }) => name);
  return [
    ...added.map((schema): Change => ({
      phase: 'create schemas',
      operation: { kind: 'createSchema', ...schema },
    })),
    ...kept.flatMap(({ before: was, after: is }) =>
      commentChanges({ schema: is.name }, was.comment, is.comment),
    ),
    ...gone.map(({ name, ...was }): Change => ({
      phase: 'drop schemas',
      operation: { kind: 'dropSchema', name, ...(was.comment === undefined ? {} : { was }) },
    })),
  ];
};
