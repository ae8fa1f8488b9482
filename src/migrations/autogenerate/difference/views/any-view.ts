import { showName } from '../../../operations/names.js';
import type { Operation } from '../../../operations/operation.js';
import type { MaterializedViewFact, SchemaModel, ViewFact } from '../../model/schema-model.js';

/** A view of either sort: they read one another. */
export type AnyView =
  ({ readonly materialized: false } & ViewFact) | ({ readonly materialized: true } & MaterializedViewFact);

export function allViews({ views, materializedViews }: SchemaModel): AnyView[] {
  return [
    ...views.map((view) => ({ materialized: false as const, ...view })),
    ...materializedViews.map((view) => ({ materialized: true as const, ...view })),
  ];
}

/** The one among the views that another reads. */
export function readsAmong(views: readonly AnyView[]): (view: AnyView) => readonly AnyView[] {
  const byName = new Map(views.map((view) => [showName(view.name), view]));
  return ({ reads }) => {
    const names = new Set(reads.map(({ table }) => showName(table)));
    return [...names].flatMap((name) => byName.get(name) ?? []);
  };
}

export function createView(view: AnyView): Operation {
  return view.materialized
    ? { kind: 'createMaterializedView', view: view.name, definition: view.definition }
    : { kind: 'createView', view: view.name, definition: view.definition };
}

export function dropView(view: AnyView): Operation {
  return view.materialized
    ? { kind: 'dropMaterializedView', view: view.name, was: view.definition }
    : { kind: 'dropView', view: view.name, was: view.definition };
}
