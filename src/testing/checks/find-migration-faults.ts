import { UnknownDatabaseError } from '../../errors/unknown-database.error.js';
import { servicesOf } from '../application/application.js';
import { createApplication, type CreateTestable } from '../application/create-application.js';
import { keepEnvironment } from '../application/keep-environment.js';
import { openGround, type TestGround } from '../application/test-ground.js';
import type { FindFaultsOptions } from './check-options.js';
import { checkDatabase } from './check-database.js';
import type { MigrationFault } from './migration-fault.js';

/**
 * What is wrong with the migrations of an application, found on databases of its own: see {@link checkMigrations} for what is
 * looked at. Needs no test runner. `create` is that of `useDatabase`; the application is never initialised.
 *
 * @throws UnknownDatabaseError, UnknownRevisionError for an option that names none; SiskinModuleMissingError;
 *   DatabaseConnectionError; what loading the migrations throws.
 */
export async function findMigrationFaults(
  create: CreateTestable,
  options: FindFaultsOptions = {},
): Promise<MigrationFault[]> {
  const giveBack = keepEnvironment('DATABASE_URL');
  const ground = await openGround();
  try {
    return await findOn(ground, create, options);
  } finally {
    await ground.close();
    giveBack();
  }
}

async function findOn(
  ground: TestGround,
  create: CreateTestable,
  options: FindFaultsOptions,
): Promise<MigrationFault[]> {
  const urlOf = (database: string) => ground.server.url(database);
  const { app } = await createApplication(create, urlOf, options.siskin);
  try {
    const all = servicesOf(app);
    const chosen = all.filter(({ name }) => name === (options.database ?? name));
    if (chosen.length === 0) {
      const names = all.map(({ name }) => name);
      throw new UnknownDatabaseError(options.database ?? '', names);
    }
    const faults: MigrationFault[] = [];
    for (const services of chosen) {
      const found = await checkDatabase(ground, services, options);
      faults.push(...found.map((fault) => ({ database: services.name, ...fault })));
    }
    return faults;
  } finally {
    await app.close();
  }
}
