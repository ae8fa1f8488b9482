import type { EnumFact } from '../../../model/schema-model.js';
import type { Change, Comparison } from '../../change.js';
import { commentChanges } from '../../shared/comment-changes.js';
import { pairUp } from '../../pair-up.js';
import { showName } from '../../../../operations/names.js';

/** Enums that are new or gone, and what is said of those that stay. */
export function compareEnums({ before, after }: Comparison): {
  created: readonly Change[];
  dropped: readonly Change[];
  comments: readonly Change[];
} {
  const { gone, added, kept } = pairUp(before.enums, after.enums, ({ name }) => showName(name));
  return {
    created: added.map(create),
    dropped: gone.map(drop),
    comments: kept.flatMap((pair) =>
      commentChanges({ type: pair.after.name }, pair.before.comment, pair.after.comment),
    ),
  };
}

function create(type: EnumFact): Change {
  return { phase: 'change types', operation: { kind: 'createEnum', ...type } };
}

function drop({ name, ...was }: EnumFact): Change {
  return { phase: 'drop types', operation: { kind: 'dropEnum', name, was } };
}
