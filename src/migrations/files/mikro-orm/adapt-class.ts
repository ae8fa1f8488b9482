import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import { IrreversibleMigrationError } from '../../../errors/irreversible-migration.error.js';
import { MigrationFailedError } from '../../../errors/migration-failed.error.js';
import { MikroOrmWriteError } from '../../../errors/mikro-orm-write.error.js';
import type { MigrationClass, MigrationMethods, MigrationSettings } from '../../migration.js';
import type { Operations } from '../../operations/operations.js';
import { settingsOf } from '../migration-class.js';
import { bindDriver } from './bind-driver.js';
import { declaresDown, type MikroOrmClass } from './mikro-orm-class.js';
import { readQueries } from './read-queries.js';

const READ_ONLY = '25006';

/**
 * A migration of MikroORM as one of Siskin's, so that nothing else has to know where it comes from. As under MikroORM, what
 * its method executes itself runs before what it adds with `addSql`.
 */
export function adaptMikroOrmClass(
  mikroOrmClass: MikroOrmClass & MigrationSettings,
  revision: string,
  driver: AbstractSqlDriver | undefined,
): MigrationClass {
  const run = runner(mikroOrmClass, revision, driver);
  return Object.assign(
    class implements MigrationMethods {
      readonly up = run('up');
      readonly down = declaresDown(mikroOrmClass) ? run('down') : refuses(revision);
    },
    allSettings(mikroOrmClass, driver),
  );
}

/** Each time with an instance of its own, which collects the queries. */
function runner(mikroOrmClass: MikroOrmClass, revision: string, driver: AbstractSqlDriver | undefined) {
  return (method: 'up' | 'down') => async (op: Operations) => {
    const migration = new mikroOrmClass(driver && bindDriver(driver, op), driver?.config);
    const inTransaction = migration.isTransactional();
    if (inTransaction) {
      migration.setTransactionContext(op.db);
    }
    await withRefusal(revision, inTransaction, async () => migration[method]());
    for (const text of await readQueries(migration.getQueries(), driver)) {
      op.sql(text);
    }
  };
}

/** PostgreSQL says only that it can't write. */
async function withRefusal(
  revision: string,
  inTransaction: boolean,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const failed = error instanceof MigrationFailedError ? error.failed : undefined;
    throw !inTransaction && failed?.sqlState === READ_ONLY
      ? new MikroOrmWriteError(revision, failed.statement ?? '', error)
      : error;
  }
}

/** It may have the statics of a Siskin migration; where `transaction` is none of them, it says that in MikroORM's way. */
function allSettings(
  mikroOrmClass: MikroOrmClass & MigrationSettings,
  driver: AbstractSqlDriver | undefined,
): MigrationSettings {
  const settings = settingsOf(mikroOrmClass);
  const { transaction = new mikroOrmClass(driver, driver?.config).isTransactional() } = settings;
  return { ...settings, transaction };
}

function refuses(revision: string) {
  return () => {
    throw new IrreversibleMigrationError(revision, 'up', {
      irreversible: "its class is one of MikroORM's and has up() and no down()",
      remedy: 'Give it down(); an empty one says that there is nothing to undo.',
    });
  };
}
