import { id, object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { alters } from '../touches.js';
import { deferrableClause } from './constraint-clause.js';
import type { DeferrableOptions } from './constraint-definition.js';

type Deferrable = NonNullable<DeferrableOptions['deferrable']>;

/** Changes when a foreign key is checked. */
export interface AlterConstraint {
  kind: 'alterConstraint';
  table: ObjectName;
  name: string;
  to: { deferrable: Deferrable };
  from?: { deferrable: Deferrable };
}

export const alterConstraint: OperationKind<AlterConstraint> = {
  compile: ({ table, name, to }) => [
    statement(
      'alter table',
      object(table),
      'alter constraint',
      id(name),
      deferrableClause(to) ?? 'not deferrable',
    ),
  ],
  invert: ({ table, name, to, from }) =>
    from === undefined
      ? {
          irreversible: `altering the constraint ${name} of ${showName(table)} does not say whether it was deferrable`,
          remedy: `op.alterConstraint('${showName(table)}', '${name}', { ... }, { from: { deferrable: false } })`,
        }
      : [{ kind: 'alterConstraint', table, name, to: from, from: to }],
  source: ({ table, name, to, from }) =>
    op('alterConstraint', literal(table), literal(name), literal(to), optionsOf({ from })),
  describe: ({ table, name, to }) =>
    `alter constraint ${name} on ${showName(table)} (deferrable: ${to.deferrable})`,
  touches: ({ table }) => [alters(table)],
};
