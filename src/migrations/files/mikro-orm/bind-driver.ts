import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import type { Operations } from '../../operations/operations.js';
import { MigrationConnection } from './migration-connection.js';

/**
 * The driver of the application, with its entities, on the connection of a migration. What fails there is an error of
 * Siskin's already, which says more than one that MikroORM makes of it.
 */
export function bindDriver(driver: AbstractSqlDriver, op: Operations): AbstractSqlDriver {
  const connection = new MigrationConnection(driver.config, op);
  connection.setMetadata(driver.getMetadata());
  connection.setPlatform(driver.getPlatform());
  const bound: AbstractSqlDriver = Object.create(driver, {
    connection: { value: connection },
    replicas: { value: [] },
    convertException: { value: (error: Error) => error },
  });
  return bound;
}
