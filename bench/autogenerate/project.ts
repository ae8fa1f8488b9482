import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { MikroORM } from '@mikro-orm/postgresql';
import type { PostgresHandle } from '../../src/database/embedded/index.js';

import { NO_DECISIONS } from '../../src/migrations/autogenerate/decisions/decisions.js';
import { compareModels } from '../../src/migrations/autogenerate/difference/compare-models.js';
import { withSchemas, type SchemaSources } from '../../src/migrations/autogenerate/sources/with-schemas.js';
import { MigrationStore } from '../../src/migrations/migration-store.js';
import { MigrationService } from '../../src/migrations/migration.service.js';
import type { Operation } from '../../src/migrations/operations/operation.js';
import { resolveOptions } from '../../src/siskin.options.js';
import { changedEntitiesOf, entitiesOf, type Entities } from './entities.js';
import { writeHistory } from './history.js';

const PARENT = resolve('.siskin/bench-autogenerate');

/** The application with some entities. */
export interface Application {
  orm: MikroORM;
  service: MigrationService;
  store: MigrationStore;
}

/** A project with a history that builds the schema of its entities, and a database that has it. */
export interface Project extends AsyncDisposable {
  /** With the entities that the history builds. */
  same: Application;
  /** With one more column. */
  changed: Application;
  options: ReturnType<typeof resolveOptions>;
  migrations: string;
  /** Forgets what was read by an earlier run. */
  forget(): Promise<void>;
}

/** Opens it in a folder of its own, which the process is in from then on. */
export async function openProject(
  server: PostgresHandle,
  tables: number,
  migrations: number,
): Promise<Project> {
  const folder = join(PARENT, `${tables}-${migrations}`);
  await prepareFolder(folder);
  process.chdir(folder);
  const database = `siskin_bench_autogenerate_${tables}`;
  await server.dropDatabase(database);
  await server.createDatabase(database);
  const paths = [join(folder, 'migrations')];
  const options = resolveOptions({ migrations: { paths } });
  const open = (entities: Entities) => openApplication(server.url(database), entities, options);
  const [same, changed] = [await open(entitiesOf(tables)), await open(changedEntitiesOf(tables))];
  await same.orm.schema.create();
  await writeHistory(join(folder, 'migrations'), await operationsOf(same, options), migrations, tables);
  return {
    same,
    changed,
    options,
    migrations: join(folder, 'migrations'),
    forget: () => rm(join(folder, 'node_modules/.cache'), { recursive: true, force: true }),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([same.orm.close(), changed.orm.close()]);
      await server.dropDatabase(database);
    },
  };
}

/** Migrations import the package as it is compiled with the benchmark, not as it is in `dist`. */
async function prepareFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const self = join(folder, 'node_modules/siskin');
  await mkdir(self, { recursive: true });
  await mkdir(join(folder, 'migrations'));
  const compiled = pathToFileURL(join(import.meta.dirname, 'siskin.js')).href;
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  await writeFile(join(self, 'package.json'), '{ "type": "module", "exports": "./index.js" }');
  await writeFile(join(self, 'index.js'), `export * from ${JSON.stringify(compiled)};\n`);
}

async function openApplication(
  clientUrl: string,
  entities: Entities,
  options: Project['options'],
): Promise<Application> {
  const orm = await MikroORM.init({ clientUrl, entities, ensureDatabase: false });
  const store = new MigrationStore(orm, options.migrations);
  return { orm, store, service: new MigrationService(orm, options) };
}

export async function sourcesOf(
  { store }: Application,
  { migrations }: Project['options'],
): Promise<SchemaSources> {
  const { orm, ledger, naming, settings } = store;
  return { orm, ledger, naming, settings, history: await store.readFiles(), options: migrations };
}

async function operationsOf(application: Application, options: Project['options']): Promise<Operation[]> {
  const sources = await sourcesOf(application, options);
  return withSchemas(sources, { from: 'empty', cache: false }, async ({ before, after, serverVersion }) =>
    compareModels({ before, after, decisions: NO_DECISIONS, serverVersion }).map(
      ({ operation }) => operation,
    ),
  );
}
