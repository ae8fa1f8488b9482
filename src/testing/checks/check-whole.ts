import type { History } from '../../migrations/history.js';
import type { MigrationStore } from '../../migrations/migration-store.js';
import type { DatabaseServices } from '../application/application.js';
import { Connections } from '../application/connections.js';
import type { TestGround } from '../application/test-ground.js';
import { dropOwn, createOwn } from '../server/own-databases.js';
import { newCloneName } from '../server/index.js';
import { checkEntities } from './entities/check-entities.js';
import { failureOf } from './failure-of.js';
import type { FoundFault } from './migration-fault.js';

/** Migrates an empty database as `db:migrate heads` does, and compares it with the entities. */
export async function checkWhole(
  { server, run }: TestGround,
  services: DatabaseServices,
  store: MigrationStore,
  history: History,
): Promise<FoundFault[]> {
  const connections = new Connections(services.orm);
  const name = newCloneName(run);
  await createOwn(server, name);
  try {
    await connections.lead({ url: server.url(name) });
    const failure = await migrateWhole(services);
    return failure === undefined ? await checkEntities(services, store, history) : [failure];
  } finally {
    await connections.release();
    await dropOwn(server, name);
  }
}

async function migrateWhole({ migrations }: DatabaseServices): Promise<FoundFault | undefined> {
  try {
    await migrations.migrate({ target: 'heads' });
    return undefined;
  } catch (error) {
    return { check: 'migrates from base to head', ...failureOf(error) };
  }
}
