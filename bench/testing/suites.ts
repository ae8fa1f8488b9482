import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { runJest, writeProject } from './project.js';
import { type Schema, writeMikroOrmMigrations, writeSiskinMigrations } from './schema.js';

export interface Suite {
  readonly name: string;
  readonly folder: string;
}

const PLAIN = `export default { testEnvironment: 'node', testMatch: ['**/*.spec.js'], transform: {}, setupFiles: ['reflect-metadata'] };\n`;
const PRESET = `export default { preset: 'siskin/jest', testMatch: ['**/*.spec.js'], transform: {}, globalSetup: './setup.js' };\n`;

/** Tells how long the set-up took. */
const SETUP = `import { writeFileSync } from 'node:fs';
import setup from 'siskin/jest/global-setup';
export default async function timed() {
  const start = performance.now();
  await setup();
  writeFileSync('setup-ms', String(performance.now() - start));
}
`;

const TESTS = `
  for (const name of ['a', 'b', 'c']) {
    it('finds no row but its own: ' + name, async () => {
      await insert(name);
      expect(await names()).toEqual([name]);
    });
  }
`;

const WITH_SISKIN = `
import { writeFileSync } from 'node:fs';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Test } from '@nestjs/testing';
import { SiskinModule } from 'siskin';
import { useDatabase } from 'siskin/testing';
import { entities } from '../entities.js';

let start, creating = 0;
beforeAll(() => void (start = performance.now()));
const database = useDatabase(async () => {
  const before = performance.now();
  const module = await Test.createTestingModule({ imports: [
    MikroOrmModule.forRoot({ driver: PostgreSqlDriver, clientUrl: process.env.DATABASE_URL, entities }),
    SiskinModule.forRoot({ migrations: { paths: [new URL('../migrations', import.meta.url).pathname] } }),
  ] }).compile();
  creating += performance.now() - before;
  return module;
});
const insert = (name) => database.execute('insert into t1 (name) values (?)', [name]);
const names = async () => (await database.execute('select name from t1')).map(({ name }) => name);
beforeEach(() => {
  if (start !== undefined) writeFileSync('opening-ms', String(performance.now() - start - creating));
  start = undefined;
});
${TESTS}`;

/** As quick as it gets by hand: a database for each worker, and a transaction for each test. */
const byHand = (options: string, prepare: string) => `
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { MikroORM, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { Test } from '@nestjs/testing';
import { entities } from '../entities.js';

let app, orm, em;
beforeAll(async () => {
  const url = new URL(process.env.DATABASE_URL);
  url.pathname = '/siskin_bench_peer_' + process.env.JEST_WORKER_ID;
  const options = { driver: PostgreSqlDriver, clientUrl: url.href, entities, ${options} };
  app = await Test.createTestingModule({ imports: [MikroOrmModule.forRoot(options)] }).compile();
  await app.init();
  orm = app.get(MikroORM);
  ${prepare}
}, 120_000);
beforeEach(async () => { em = orm.em.fork(); await em.begin(); });
afterEach(() => em.rollback());
afterAll(() => app.close());
const insert = (name) => em.execute('insert into t1 (name) values (?)', [name]);
const names = async () => (await em.execute('select name from t1')).map(({ name }) => name);
${TESTS}`;

const MIGRATOR_OPTIONS = `extensions: [Migrator], migrations: { path: new URL('../migrations', import.meta.url).pathname, glob: '*.js', snapshot: false, silent: true }`;
const EMPTY = `await orm.em.fork().execute('drop schema public cascade; create schema public');`;

/** The same tests, three a file, three times. */
export async function writeSuites(schema: Schema, files: number): Promise<readonly Suite[]> {
  const siskin = await writeSuite('siskin', files, { ...withEntities(schema), spec: WITH_SISKIN });
  await writeSiskinMigrations(join(siskin.folder, 'migrations'), schema);
  const dropCreate = byHand('', `${EMPTY} await orm.schema.create();`);
  const schemaSuite = await writeSuite('schema', files, { ...withEntities(schema), spec: dropCreate });
  const migrating = byHand(MIGRATOR_OPTIONS, `${EMPTY} await orm.migrator.up();`);
  const migrator = await writeSuite('migrator', files, { ...withEntities(schema), spec: migrating });
  await writeMikroOrmMigrations(join(migrator.folder, 'migrations'), schema);
  return [siskin, schemaSuite, migrator];
}

function withEntities({ entities }: Schema) {
  return { entities };
}

async function writeSuite(
  name: string,
  files: number,
  { entities, spec }: { readonly entities: string; readonly spec: string },
): Promise<Suite> {
  const specs = Array.from({ length: files }, (_, index) => [`test/file-${index + 1}.spec.js`, spec]);
  const config: Record<string, string> =
    name === 'siskin' ? { 'jest.config.js': PRESET, 'setup.js': SETUP } : { 'jest.config.js': PLAIN };
  const folder = await writeProject(`suite-${name}`, {
    ...config,
    'entities.js': entities,
    ...(Object.fromEntries(specs) as Record<string, string>),
  });
  await mkdir(join(folder, 'migrations'), { recursive: true });
  return { name, folder };
}

/** Seconds of each run, taken by turns after one that nobody counts. */
export async function race(
  suites: readonly Suite[],
  url: string,
  runs: number,
): Promise<Map<string, number[]>> {
  const seconds = new Map<string, number[]>(suites.map(({ name }) => [name, []]));
  for (let run = 0; run <= runs; run++) {
    for (const { name, folder } of suites) {
      const taken = await runJest(folder, url);
      if (run > 0) {
        seconds.get(name)?.push(taken);
      }
    }
  }
  return seconds;
}
