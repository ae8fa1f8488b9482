import type { SchemaModel } from '../../model/schema-model.js';

/** Kinds of objects that migrations often make by hand beside entities. */
export type OwnKind = 'view' | 'materializedView' | 'routine' | 'trigger' | 'policy';

/**
 * The kinds of which the entities declare an object, and those that are said to be theirs.
 *
 * @param after the schema of the entities, of which all views, triggers and policies are declared.
 * @param declaresRoutines whether they declare a routine; some of `after` are those of migrations.
 */
export function ownKinds(
  after: SchemaModel,
  declaresRoutines: boolean,
  given: readonly OwnKind[] = [],
): ReadonlySet<OwnKind> {
  const secured = after.tables.some(({ rowSecurity }) => rowSecurity !== undefined);
  const declared: readonly (readonly [OwnKind, boolean])[] = [
    ['view', after.views.length > 0],
    ['materializedView', after.materializedViews.length > 0],
    ['routine', declaresRoutines],
    ['trigger', after.triggers.length > 0],
    ['policy', after.policies.length > 0 || secured],
  ];
  return new Set([...given, ...declared.flatMap(([kind, isDeclared]) => (isDeclared ? [kind] : []))]);
}
