import { type PostgresFailure, postgresFailureOf } from '../../database/postgres-failure.js';
import { expectedOf } from '../../entity-rows/expected.js';
import { type BrokenConstraint, InsertConstraintError } from '../../errors/insert-constraint.error.js';
import { InsertValueError } from '../../errors/insert-value.error.js';
import type { ColumnSet } from './column-sets.js';

const KINDS: Readonly<Record<string, BrokenConstraint>> = {
  '23502': 'notNull',
  '23503': 'foreignKey',
  '23505': 'unique',
  '23514': 'check',
  '23P01': 'exclusion',
};

/**
 * The error of a statement that wrote rows, in terms of the rows where it is theirs.
 *
 * @param columnSet what was written; undefined for a check afterwards.
 */
export function translateFailure(error: unknown, columnSet: ColumnSet | undefined): unknown {
  const failure = postgresFailureOf(error);
  if (failure === undefined) {
    return error;
  }
  const kind = KINDS[failure.code];
  if (kind !== undefined) {
    return constraintError(kind, failure, columnSet, error);
  }
  return failure.code.startsWith('22') && columnSet !== undefined
    ? valueError(failure, columnSet, error)
    : error;
}

function constraintError(
  kind: BrokenConstraint,
  { table, constraint, column, detail }: PostgresFailure,
  columnSet: ColumnSet | undefined,
  cause: unknown,
): InsertConstraintError {
  return new InsertConstraintError({
    kind,
    table: columnSet?.table.name ?? table ?? '?',
    ...(constraint === undefined ? {} : { constraint }),
    ...(kind !== 'notNull' || column === undefined ? {} : { column }),
    ...(detail === undefined ? {} : { detail }),
    cause,
  });
}

/** PostgreSQL tells the column only by where it was: `COPY users, line 3, column age: "x"`. */
function valueError(
  { message, where }: PostgresFailure,
  columnSet: ColumnSet,
  cause: unknown,
): InsertValueError {
  const { entity, table, columns } = columnSet;
  const name = /^COPY .*, line \d+, column ([^:]*)(?::|$)/m.exec(where ?? '')?.[1];
  const found = columns.find(({ column }) => column.name === name);
  return new InsertValueError({
    entity,
    ...(found === undefined ? {} : { property: found.path, column: `${table.name}.${found.column.name}` }),
    expected: found === undefined ? 'a value that the column takes' : expectedOf(found),
    reason: message,
    cause,
  });
}
