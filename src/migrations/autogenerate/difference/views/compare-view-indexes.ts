import type { IndexDefinition } from '../../../operations/indexes/index-definition.js';
import type { Change } from '../change.js';
import { isSame } from '../same.js';
import { pairUp } from '../pair-up.js';
import type { AnyView } from './any-view.js';

/** The indexes of a materialized view that itself stays. */
export function compareViewIndexes(was: AnyView, { name, ...view }: AnyView): Change[] {
  const { gone, added, kept } = pairUp(indexesOf(was), indexesOf(view), (index) => index.name);
  const changed = kept.filter((pair) => !isSame(pair.before, pair.after));
  return [
    ...[...gone, ...changed.map((pair) => pair.before)].map((index): Change => ({
      phase: 'drop constraints and indexes',
      operation: { kind: 'dropIndex', table: name, name: index.name, was: index },
    })),
    ...[...added, ...changed.map((pair) => pair.after)].map((index): Change => ({
      phase: 'create views',
      operation: { kind: 'createIndex', table: name, index },
    })),
  ];
}

function indexesOf(view: Pick<AnyView, 'definition'>): readonly IndexDefinition[] {
  return 'indexes' in view.definition ? view.definition.indexes : [];
}
