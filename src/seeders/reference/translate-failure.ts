import { type PostgresFailure, postgresFailureOf } from '../../database/postgres-failure.js';
import { ReferenceConstraintError } from '../../errors/reference-constraint.error.js';
import { expectedOf } from '../../entity-rows/expected.js';
import { RowErrors } from './reference-context.js';
import { primarySlots } from './sql/expressions.js';
import type { Slot } from './staging-layout.js';
import type { Staging } from './staging.js';

const NOT_NULL = '23502';

/** The error of a statement that wrote rows, in terms of the rows where it is theirs. */
export async function translateFailure(staging: Staging, error: unknown): Promise<unknown> {
  const failure = postgresFailureOf(error);
  if (failure === undefined) {
    return error;
  }
  if (failure.code === NOT_NULL) {
    return missingValue(staging, failure, error);
  }
  const { meta, source, table } = staging;
  const from = source === undefined ? {} : { source };
  if (failure.code.startsWith('23') && failure.constraint !== undefined) {
    const { constraint, detail } = failure;
    const known = detail === undefined ? {} : { detail };
    return new ReferenceConstraintError({
      entity: meta.className,
      table: table.name,
      constraint,
      cause: error,
      ...known,
      ...from,
    });
  }
  return failure.code.startsWith('22')
    ? new RowErrors(staging).value({
        expected: 'a value that the column takes',
        reason: failure.message,
        cause: error,
      })
    : error;
}

/** A row that is to be added has no value for a column, and the column has no default. */
async function missingValue(
  staging: Staging,
  { column, message }: PostgresFailure,
  cause: unknown,
): Promise<unknown> {
  const slot = column === undefined ? undefined : staging.layout.find(column);
  const errors = new RowErrors(staging);
  if (slot === undefined) {
    const place = column === undefined ? {} : { column };
    return errors.value({ ...place, expected: 'a value that is not null', reason: message, cause });
  }
  const row = await firstWithout(staging, slot);
  return errors.value({
    ...(row === undefined ? {} : { row }),
    property: slot.path,
    column: slot.column.name,
    expected: expectedOf(slot),
    reason: 'it is missing, and there is no default',
    cause,
  });
}

async function firstWithout(staging: Staging, { index }: Slot): Promise<number | undefined> {
  const isAdded = primarySlots(staging).length > 0 ? 'p1 is null and' : '';
  const [found] = await staging.em.execute<{ row: string }[]>(
    `select row from ${staging.names.rows} where ${isAdded} c${index} is null order by row limit 1`,
  );
  return found === undefined ? undefined : Number(found.row);
}
