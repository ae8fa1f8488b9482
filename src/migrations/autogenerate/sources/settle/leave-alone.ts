import type { SchemaModel, TableFact, TriggerFact } from '../../model/schema-model.js';
import { isSameName, showName, splitName, type ObjectName } from '../../../operations/names.js';
import { keyOf, tablesByKey, type ObjectReference } from '../object-reference.js';
import { emptiedSchemas } from './emptied-schemas.js';
import { withoutExclusions } from './exclusions.js';
import type { OwnKind } from './own-kinds.js';

/** What of a schema is left alone and may be made of what changes. */
export type LeftFacts = Pick<
  SchemaModel,
  'routines' | 'views' | 'materializedViews' | 'triggers' | 'policies'
>;

export interface LeftModel {
  readonly before: SchemaModel;
  readonly left: LeftFacts;
  readonly leftAlone: readonly ObjectReference[];
}

/**
 * Takes what no entity declares out of a schema, unless its kind is the entities' own: views, materialized views, routines,
 * triggers, policies and row level security; also exclusion constraints where no entity has one, and domains, sequences and
 * extensions, which entities can't declare, and schemas that still hold something. Enums and tables are always the entities' own.
 *
 * Triggers and policies of a table that goes stay with it, as does the function that MikroORM makes for a trigger that goes.
 */
export function leaveAlone(before: SchemaModel, after: SchemaModel, own: ReadonlySet<OwnKind>): LeftModel {
  const emptied = emptiedSchemas(before, after);
  const leftAlone: ObjectReference[] = [];
  const sift = <F>(
    kind: string,
    [facts, others]: readonly [readonly F[], readonly F[]],
    key: (fact: F) => string,
    stays: (fact: F) => boolean = () => false,
  ) => {
    const declared = new Set(others.map(key));
    return facts.filter((fact) => {
      const isCompared = declared.has(key(fact)) || stays(fact);
      return isCompared || !leftAlone.push({ kind, name: key(fact) });
    });
  };
  const isOwn = (kind: OwnKind) => () => own.has(kind);
  const going = goingTables(before, after);
  const withTable = (kind: OwnKind) => (fact: { table: ObjectName }) =>
    own.has(kind) || going.has(showName(fact.table));

  const triggers = sift('trigger', [before.triggers, after.triggers], keyOf.ofTable, withTable('trigger'));
  const functions = functionsOfGoing(triggers, after.triggers);
  const tables = before.tables.map((table) => settleTable(table, after, own, leftAlone));
  const compared: SchemaModel = {
    ...before,
    schemas: sift(
      'schema',
      [before.schemas, after.schemas],
      ({ name }) => name,
      ({ name }) => emptied.has(name),
    ),
    extensions: sift('extension', [before.extensions, after.extensions], ({ name }) => name),
    domains: sift('domain', [before.domains, after.domains], keyOf.named),
    sequences: sift('sequence', [before.sequences, after.sequences], keyOf.named),
    tables,
    routines: sift(
      'routine',
      [before.routines, after.routines],
      keyOf.routine,
      (routine) => own.has('routine') || functions.some((name) => isSameName(name, routine.name)),
    ),
    views: sift('view', [before.views, after.views], keyOf.named, isOwn('view')),
    materializedViews: sift(
      'materializedView',
      [before.materializedViews, after.materializedViews],
      keyOf.named,
      isOwn('materializedView'),
    ),
    triggers,
    policies: sift('policy', [before.policies, after.policies], keyOf.ofTable, withTable('policy')),
  };
  return { before: compared, left: without(before, compared), leftAlone };
}

function rest<F>(facts: readonly F[], others: readonly F[]): F[] {
  return facts.filter((fact) => !others.includes(fact));
}

function without(before: LeftFacts, compared: LeftFacts): LeftFacts {
  return {
    routines: rest(before.routines, compared.routines),
    views: rest(before.views, compared.views),
    materializedViews: rest(before.materializedViews, compared.materializedViews),
    triggers: rest(before.triggers, compared.triggers),
    policies: rest(before.policies, compared.policies),
  };
}

function goingTables(before: SchemaModel, after: SchemaModel): ReadonlySet<string> {
  const staying = tablesByKey(after);
  return new Set([...tablesByKey(before).keys()].filter((key) => !staying.has(key)));
}

/** As MikroORM names the function that it makes for a trigger. */
export function isOwnFunction({ table, name, definition }: TriggerFact): boolean {
  return splitName(definition.function).name === `${splitName(table).name}_${name}_fn`;
}

function functionsOfGoing(before: readonly TriggerFact[], after: readonly TriggerFact[]): ObjectName[] {
  const staying = new Set(after.map(keyOf.ofTable));
  return before
    .filter((trigger) => !staying.has(keyOf.ofTable(trigger)) && isOwnFunction(trigger))
    .map(({ definition }) => definition.function);
}

function settleTable(
  table: TableFact,
  after: SchemaModel,
  own: ReadonlySet<OwnKind>,
  leftAlone: ObjectReference[],
): TableFact {
  const name = keyOf.named(table);
  const other = tablesByKey(after).get(name);
  if (other === undefined) {
    return table;
  }
  const settled = withoutExclusions(table, other, after, leftAlone);
  if (settled.rowSecurity === undefined || other.rowSecurity !== undefined || own.has('policy')) {
    return settled;
  }
  const { rowSecurity: _rowSecurity, ...rest } = settled;
  leftAlone.push({ kind: 'rowSecurity', name });
  return rest;
}
