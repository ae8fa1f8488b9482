import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFile, chown, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { MikroOrmModule } from '@mikro-orm/nestjs';
import { MikroORM, PostgreSqlDriver, type Options } from '@mikro-orm/postgresql';
import { Test, type TestingModule } from '@nestjs/testing';

import { startEmbeddedPostgres, type PostgresHandle } from '../../../src/database/embedded/index.js';
import { MigrationService, SiskinModule } from '../../../src/index.js';
import { useDataDirs } from '../../embedded/data-dirs.js';
import { query } from '../../embedded/query.js';
import { Folders } from '../../fixtures/folders.js';
import { writeMigrations } from '../../fixtures/migration-files.js';

const run = promisify(execFile);
const newDataDir = useDataDirs();
const folders = new Folders();

/** What a session is like that differs by the settings of its connection. */
const SESSION = `select coalesce(ssl, false) as tls, current_setting('search_path') as path,
  current_setting('work_mem') as memory from pg_stat_ssl where pid = pg_backend_pid()`;

let server: PostgresHandle;
afterAll(() => folders.remove());

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const tls = { ssl: { rejectUnauthorized: false } };

(hasOpenssl ? describe : describe.skip)("the connections of the migrations are as MikroORM's own", () => {
  beforeAll(async () => void (server = await startWithTls()));
  afterAll(() => server.stop());

  it.each<[string, string, Options, object]>([
    ['ssl in driverOptions', '', { driverOptions: tls }, { tls: true }],
    ['no ssl', '', { driverOptions: { ssl: false } }, { tls: false }],
    ['driverOptions as a function', '', { driverOptions: () => tls }, { tls: true }],
    [
      'options',
      '',
      { driverOptions: { options: '-c search_path=app -c work_mem=7MB' } },
      { path: 'app', memory: '7MB' },
    ],
    ['a host in driverOptions', '', { host: 'nowhere.invalid', driverOptions: { host: '127.0.0.1' } }, {}],
    // MikroORM reads nothing but `schema` of what follows the question mark.
    ['sslmode in the URL', '?sslmode=require', {}, { tls: false }],
  ])('with %s', async (_, parameters, options, expected) => {
    const look = `create table app.seen as ${SESSION}`;
    const { ours, theirs } = await migrated(look, parameters, options, async (app, url) => ({
      ours: await query(url, 'select * from app.seen'),
      theirs: await app.get(MikroORM).em.fork().getConnection().execute<object[]>(SESSION),
    }));
    expect(ours).toEqual(theirs);
    expect(ours).toMatchObject([expected]);
  });

  it('save for what only makes sense of queries: how rows are read, and when the client gives up', async () => {
    const driverOptions = { query_timeout: 1_000, types: { getTypeParser: () => () => 'read otherwise' } };
    const status = await migrated('select pg_sleep(2)', '', { driverOptions }, (app) =>
      app.get(MigrationService).status(),
    );
    expect(status.revisions).toMatchObject([{ revision: 'only', state: 'applied', batch: 1 }]);
  });
});

/** What can be seen once a migration of one statement has run in an application with these settings. */
async function migrated<T>(
  statement: string,
  parameters: string,
  options: Options,
  look: (app: TestingModule, url: string) => Promise<T>,
): Promise<T> {
  const url = await newDatabase(server);
  const app = await application(`${url}${parameters}`, options, statement);
  try {
    await app.get(MigrationService).migrate();
    return await look(app, url);
  } finally {
    await app.close();
  }
}

async function application(clientUrl: string, options: Options, statement: string): Promise<TestingModule> {
  const folder = await folders.make();
  await writeMigrations(folder, { 'only.sql': `-- up\n${statement};\n` });
  const own = { driver: PostgreSqlDriver, clientUrl, entities: [], discovery: { warnWhenNoEntities: false } };
  return Test.createTestingModule({
    imports: [
      MikroOrmModule.forRoot({ ...own, ...options }),
      SiskinModule.forRoot({ migrations: { paths: [folder], schema: 'app' } }),
    ],
  }).compile();
}

async function newDatabase(handle: PostgresHandle): Promise<string> {
  const name = `settings_${randomBytes(6).toString('hex')}`;
  await handle.createDatabase(name);
  await query(handle.url(name), 'create schema app');
  return handle.url(name);
}

/** A server that takes TLS by a certificate that it has signed itself. */
async function startWithTls(): Promise<PostgresHandle> {
  const dataDir = await newDataDir();
  const first = await startEmbeddedPostgres({ dataDir, durable: false, env: {} });
  await first.stop();
  const data = join(first.dataDir ?? dataDir, 'cluster/data');
  const [key, certificate] = [join(data, 'server.key'), join(data, 'server.crt')];
  const subject = ['-subj', '/CN=localhost', '-days', '2'];
  const files = ['-keyout', `${key}.new`, '-out', certificate];
  await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, ...files]);
  await rename(`${key}.new`, key);
  const { uid, gid } = await stat(data);
  await Promise.all([key, certificate].map((file) => chown(file, uid, gid)));
  await appendFile(join(data, 'postgresql.auto.conf'), 'ssl = on\n');
  return startEmbeddedPostgres({ dataDir, durable: false, env: {} });
}
