import type { SchemaModel, TableFact } from '../../model/schema-model.js';
import type { ColumnDefinition, IdentityDefinition } from '../../../operations/columns/column-definition.js';
import type { ConstraintDefinition } from '../../../operations/constraints/constraint-definition.js';
import { keyOf } from '../object-reference.js';

/**
 * The schema of the entities with all that entities can't say as it is before, so that it makes no difference:
 *
 * - of tables: `unlogged`, storage parameters, tablespace;
 * - of columns: storage, compression, and the options of an identity but its kind;
 * - of constraints: whether checks and foreign keys are valid, `no inherit` of checks, `match` of foreign keys, what else a primary key
 *   includes and whether it is deferrable, whether nulls are distinct to a unique constraint;
 * - of views: security barrier and invoker, check option; of materialized views: access method, storage parameters, tablespace;
 * - whether triggers are switched on;
 * - comments on anything but tables and columns.
 *
 * Of an index entities can say everything, by an `expression`. Pure.
 */
export function carryOver(before: SchemaModel, after: SchemaModel): SchemaModel {
  return {
    ...after,
    schemas: pair(before.schemas, after.schemas, ({ name }) => name, takeComment),
    enums: pair(before.enums, after.enums, keyOf.named, takeComment),
    tables: pair(before.tables, after.tables, keyOf.named, carryTable),
    routines: pair(before.routines, after.routines, keyOf.routine, takeComment),
    views: pair(before.views, after.views, keyOf.named, (from, to) => ({
      ...to,
      definition: take(
        from.definition,
        to.definition,
        'securityBarrier',
        'securityInvoker',
        'checkOption',
        'comment',
      ),
    })),
    materializedViews: pair(before.materializedViews, after.materializedViews, keyOf.named, (from, to) => ({
      ...to,
      definition: take(from.definition, to.definition, 'method', 'with', 'tablespace', 'comment'),
    })),
    triggers: pair(before.triggers, after.triggers, keyOf.ofTable, (from, to) =>
      take(from, to, 'state', 'comment'),
    ),
    policies: pair(before.policies, after.policies, keyOf.ofTable, takeComment),
  };
}

function carryTable(from: TableFact, to: TableFact): TableFact {
  const definition = take(from.definition, to.definition, 'unlogged', 'with', 'tablespace');
  return {
    ...to,
    definition: {
      ...definition,
      columns: pair(from.definition.columns, definition.columns, nameOf, carryColumn),
      constraints: pair(from.definition.constraints, definition.constraints, nameOf, carryConstraint),
    },
  };
}

function carryColumn(from: ColumnDefinition, to: ColumnDefinition): ColumnDefinition {
  const column = take(from, to, 'storage', 'compression');
  return from.identity === undefined || to.identity === undefined
    ? column
    : { ...column, identity: carryIdentity(from.identity, to.identity) };
}

function carryIdentity(from: IdentityDefinition, { kind }: IdentityDefinition): IdentityDefinition {
  return { ...from, kind };
}

function carryConstraint(from: ConstraintDefinition, to: ConstraintDefinition): ConstraintDefinition {
  if (from.type === 'check' && to.type === 'check') {
    return take(from, to, 'notValid', 'noInherit');
  }
  if (from.type === 'foreignKey' && to.type === 'foreignKey') {
    return take(from, to, 'notValid', 'match');
  }
  if (from.type === 'primaryKey' && to.type === 'primaryKey') {
    return take(from, to, 'deferrable', 'include');
  }
  return from.type === 'unique' && to.type === 'unique' ? take(from, to, 'nullsNotDistinct') : to;
}

const nameOf = ({ name }: { name: string }) => name;

function takeComment<F extends { comment?: string }>(from: F, to: F): F {
  return take(from, to, 'comment');
}

/** `to` with these keys as `from` has them, or without. */
function take<F extends object>(from: F, to: F, ...keys: readonly (keyof F)[]): F {
  const taken = { ...to };
  for (const key of keys) {
    delete taken[key];
    if (from[key] !== undefined) {
      taken[key] = from[key];
    }
  }
  return taken;
}

/** The facts after, each that is there before as `carry` makes it. */
function pair<F>(
  before: readonly F[],
  after: readonly F[],
  key: (fact: F) => string,
  carry: (from: F, to: F) => F,
): F[] {
  const known = new Map(before.map((fact) => [key(fact), fact]));
  return after.map((fact) => {
    const from = known.get(key(fact));
    return from === undefined ? fact : carry(from, fact);
  });
}
