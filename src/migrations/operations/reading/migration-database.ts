import { Kysely, PostgresAdapter, PostgresIntrospector, type Dialect } from 'kysely';

import { LiteralCompiler } from '../compiler.js';
import type { Cursors } from './cursors.js';
import { MigrationConnection } from './migration-connection.js';
import { MigrationDriver } from './migration-driver.js';
import { MigrationExecutor } from './migration-executor.js';
import type { OperationQueue } from './operation-queue.js';
import { Transactions } from './transactions.js';

/** Any table with any columns: a migration works on the schema of its day, which no type describes. */
export type DatabaseTables = Record<string, Record<string, unknown>>;

/** A Kysely whose queries run in turn with all that the migration does. Values are literals, as in all its statements. */
export function migrationDatabase(queue: OperationQueue, cursors: Cursors): Kysely<DatabaseTables> {
  const connect = () => new MigrationConnection(queue, cursors);
  const driver = new MigrationDriver(queue, new Transactions(queue), connect);
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new LiteralCompiler(),
  };
  const executor = new MigrationExecutor({ provideConnection: (consumer) => consumer(connect()) });
  return new Kysely<DatabaseTables>({ config: { dialect }, dialect, driver, executor });
}
