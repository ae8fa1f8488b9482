import type { Kysely } from 'kysely';

import type { Inspector } from '../../../database/catalogue/index.js';
import type { Row } from '../rows/row-values.js';
import type { SqlText } from '../sql-text.js';
import type { DatabaseTables } from './migration-database.js';
import type { StreamOptions } from './stream-rows.js';

/**
 * What a migration can read. Whatever reads runs what is queued first, and reads that are not awaited one by one still
 * run one after another. Without a database (a script, the reversal of a `change`) each fails with a
 * {@link DatabaseReadError}; after the migration's function has returned, with a {@link MigrationEndedError}.
 *
 * The migration's checksum covers what ran before the first of them, and that one.
 *
 * In a migration outside a transaction they can not write, since a run that goes on after an interruption reads again.
 */
export interface ReadingOperations {
  /**
   * Runs what is queued, then the query, and returns its rows.
   *
   * @example const users = await op.rows<{ id: number }>`select id from users where name = ${name}`;
   */
  rows<R extends object = Row>(text: SqlText): Promise<R[]>;
  rows<R extends object = Row>(strings: TemplateStringsArray, ...values: unknown[]): Promise<R[]>;

  /**
   * What the database holds at this point of the migration.
   *
   * @example if (!(await op.inspect.hasColumn('users', 'phone'))) op.addColumn('users', (t) => t.text('phone'));
   */
  readonly inspect: Inspector;

  /**
   * A Kysely on the migration's connection, in its transaction. What it executes runs at once, after what is queued; it can
   * not be inverted, so use it in `up` and `down`. Name the columns that you use with `$extendTables`. In a migration
   * outside a transaction it only reads.
   *
   * `db.transaction()` and `db.startTransaction()` set savepoints. What any call on `op` does while one is open belongs to
   * it. Where it is rolled back after a statement that failed, the migration goes on.
   *
   * @throws MigrationTransactionError where transactions overlap, one is still open at the end, or the migration is outside
   *   a transaction.
   *
   * @example
   * const db = op.db.$extendTables<{ users: { id: number; name: string } }>();
   * const { id } = await db.insertInto('users').values({ name }).returning('id').executeTakeFirstOrThrow();
   */
  readonly db: Kysely<DatabaseTables>;

  /**
   * The rows of a query one by one, in constant memory, through a cursor. They are as they were when the first was asked
   * for, whatever the loop writes. All of `op` works in the loop: what is queued runs, in order, before the next batch is
   * fetched. Only the definition of a table that the query reads can not be changed before the loop has ended. Leaving
   * the loop early closes the cursor.
   *
   * Outside a transaction PostgreSQL stores the whole result on its side first.
   *
   * @throws InvalidBatchError where `batch` is no whole number from 1.
   *
   * @example
   * for await (const user of op.stream<{ id: number; name: string }>`select id, name from users`) {
   *   op.sql`update users set slug = ${slugOf(user.name)} where id = ${user.id}`;
   * }
   */
  stream<R extends object = Row>(text: SqlText, options?: StreamOptions): AsyncGenerator<R, void, undefined>;
  stream<R extends object = Row>(
    strings: TemplateStringsArray,
    ...values: unknown[]
  ): AsyncGenerator<R, void, undefined>;
}
