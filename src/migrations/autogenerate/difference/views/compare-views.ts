import { showName } from '../../../operations/names.js';
import type { Change, Compare } from '../change.js';
import { afterRenames } from '../shared/after-renames.js';
import { commentChanges } from '../shared/comment-changes.js';
import { inOrder } from '../shared/in-order.js';
import { isSameButComment } from '../same.js';
import { allViews, createView, dropView, readsAmong, type AnyView } from './any-view.js';
import { compareViewIndexes } from './compare-view-indexes.js';
import { findDroppedViews } from './find-dropped-views.js';

/**
 * Views and materialized views. One whose columns stay is replaced; any other is dropped and created, with those that read it, as
 * PostgreSQL would not take back even columns added at the end.
 */
export const compareViews: Compare = (comparison) => {
  const [before, after] = [allViews(comparison.before), allViews(comparison.after)];
  const dropped = findDroppedViews(comparison);
  const renamed = afterRenames(comparison);
  const left = new Map(before.map((view) => [showName(view.name), renamed(view)]));
  dropped.forEach(({ name }) => left.delete(showName(name)));
  return [
    ...dropped.map((view): Change => ({ phase: 'drop views', operation: dropView(view) })),
    ...inOrder(after, readsAmong(after)).flatMap((view) => make(view, left.get(showName(view.name)))),
  ];
};

function make(view: AnyView, was: AnyView | undefined): Change[] {
  if (was === undefined) {
    return [{ phase: 'create views', operation: createView(view) }];
  } else if (was.materialized || view.materialized) {
    return [...compareViewIndexes(was, view), ...commentOn(view, was)];
  }
  return isSameButComment(was.definition, view.definition)
    ? commentOn(view, was)
    : [
        {
          phase: 'create views',
          operation: {
            kind: 'createView',
            view: view.name,
            definition: view.definition,
            orReplace: true,
            was: was.definition,
          },
        },
      ];
}

function commentOn({ name, materialized, definition }: AnyView, was: AnyView): Change[] {
  const on = materialized ? { materializedView: name } : { view: name };
  return commentChanges(on, was.definition.comment, definition.comment);
}
