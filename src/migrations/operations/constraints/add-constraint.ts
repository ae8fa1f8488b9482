import { object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { Operation } from '../operation.js';
import type { OperationKind } from '../operation-kind.js';
import { alters, type Touch } from '../touches.js';
import { constraintClause } from './constraint-clause.js';
import type { ConstraintDefinition } from './constraint-definition.js';
import { addConstraintSource } from './constraint-source.js';

/** Made by `addForeignKey`, `addUnique`, `addCheck`, `addExclusion` and `addPrimaryKey`. */
export interface AddConstraint {
  kind: 'addConstraint';
  table: ObjectName;
  constraint: ConstraintDefinition;
}

export const addConstraint: OperationKind<AddConstraint> = {
  compile: ({ table, constraint }) => [
    statement('alter table', object(table), 'add', constraintClause(constraint)),
  ],
  invert: ({ table, constraint }) => [
    { kind: 'dropConstraint', table, name: constraint.name, was: withoutIndex(constraint) },
    ...leftBehind(table, constraint),
  ],
  source: ({ table, constraint }, naming) => addConstraintSource(table, constraint, naming),
  describe: ({ table, constraint }) =>
    `add ${TITLES[constraint.type]} ${constraint.name} on ${showName(table)}`,
  touches: ({ table, constraint }) => constraintTouches(table, constraint),
};

const TITLES: Record<ConstraintDefinition['type'], string> = {
  primaryKey: 'primary key',
  unique: 'unique constraint',
  check: 'check',
  foreignKey: 'foreign key',
  exclusion: 'exclusion constraint',
};

/** The index that became the constraint went with it. */
function withoutIndex(constraint: ConstraintDefinition): ConstraintDefinition {
  return 'usingIndex' in constraint ? { ...constraint, usingIndex: undefined } : constraint;
}

/** What dropping the constraint does not bring back: the index that it was made of, and columns that were nullable. */
function leftBehind(table: ObjectName, constraint: ConstraintDefinition): Operation[] {
  if (constraint.type !== 'primaryKey' && constraint.type !== 'unique') {
    return [];
  }
  const { usingIndex: name, columns, include } = constraint;
  const nullsNotDistinct = constraint.type === 'unique' ? constraint.nullsNotDistinct : undefined;
  const index: Operation[] =
    name === undefined
      ? []
      : [{ kind: 'createIndex', table, index: { name, columns, unique: true, include, nullsNotDistinct } }];
  const nullable = constraint.type === 'primaryKey' ? (constraint.wasNullable ?? []) : [];
  return [...index, ...nullable.map((column) => becomesNullable(table, column))];
}

function becomesNullable(table: ObjectName, column: string): Operation {
  return { kind: 'alterColumn', table, column, to: { nullable: true }, from: { nullable: false } };
}

/** What adding the constraint to a table with rows does. */
export function constraintTouches(table: ObjectName, constraint: ConstraintDefinition): Touch[] {
  if (constraint.type === 'foreignKey') {
    const work = constraint.notValid === true ? undefined : 'scan';
    const lock = 'share row exclusive';
    return [alters(table, { lock, work }), alters(constraint.references.table, { lock })];
  }
  const quick =
    constraint.type === 'check'
      ? constraint.notValid === true
      : 'usingIndex' in constraint && constraint.usingIndex !== undefined;
  return [alters(table, quick ? {} : { work: 'scan' })];
}
