import { compileText } from '../../../operations/compiler.js';
import { showName } from '../../../operations/names.js';
import type { Comparison } from '../change.js';
import { findRoutinesInTheWay } from '../routines/find-routines-in-the-way.js';
import { afterRenames } from '../shared/after-renames.js';
import { findChangedTables } from '../shared/changed-tables.js';
import { inOrder } from '../shared/in-order.js';
import { isSame } from '../same.js';
import { mentions } from '../shared/mentions.js';
import { findReplacedTypes } from '../types/domains/plan-domains.js';
import { allViews, readsAmong, type AnyView } from './any-view.js';
import { perComparison } from '../shared/per-comparison.js';

/**
 * The views, as they were, that are dropped, be it to be created again: those that go or can't be replaced, those made of what
 * changes, and whatever reads one of them. Each stands before those that it reads.
 */
export const findDroppedViews = perComparison((comparison: Comparison): AnyView[] => {
  const views = allViews(comparison.before);
  const now = new Map(allViews(comparison.after).map((view) => [showName(view.name), view]));
  const renamed = afterRenames(comparison);
  const isInTheWay = changedBelow(comparison);
  const mustGo = (view: AnyView) => isInTheWay(view) || !canStay(renamed(view), now.get(showName(view.name)));
  return spread(views, mustGo);
});

/** Whether a view is the other one already, or is made so by `create or replace`, and back. */
function canStay(view: AnyView, now: AnyView | undefined): boolean {
  if (now?.materialized !== view.materialized) {
    return false;
  }
  return now.materialized || view.materialized
    ? isSame(made(view), made(now))
    : isSame(view.columns, now.columns);
}

/** Of a materialized view, what only making it says. Whether it holds rows is not for a migration to change. */
function made({ definition }: AnyView): object {
  return { ...definition, comment: undefined, indexes: undefined, withData: undefined };
}

function changedBelow(comparison: Comparison): (view: AnyView) => boolean {
  const { isChanged } = findChangedTables(comparison);
  const routines = findRoutinesInTheWay(comparison);
  const names = [...findReplacedTypes(comparison), ...routines.map(({ name }) => name)];
  return ({ reads, definition }) => {
    const query = compileText(definition.query);
    return reads.some(isChanged) || names.some((name) => mentions(query, name));
  };
}

/** Those for which it is so, and all that read one of them, readers first. */
function spread(views: readonly AnyView[], mustGo: (view: AnyView) => boolean): AnyView[] {
  const readOf = readsAmong(views);
  const gone = new Set(views.filter(mustGo));
  for (let size = -1; size !== gone.size;) {
    size = gone.size;
    views.filter((view) => readOf(view).some((other) => gone.has(other))).forEach((view) => gone.add(view));
  }
  return inOrder([...gone], readOf).toReversed();
}
