import { MikroORM, PostgreSqlDriver, type Options } from '@mikro-orm/postgresql';
import { PostgresDialect } from 'kysely';
import { Pool } from 'pg';

import { connectionSettings } from '../../../src/database/connection-settings.js';
import { createTestDatabase, type TestDatabase } from '../../../src/testing/index.js';
import { attach, type ExecutedStatement } from '../../../src/testing/connection/index.js';
import { SharedConnection } from '../../../src/testing/isolation/transaction/index.js';
import { query } from '../../embedded/query.js';
import { NoteSchema } from './lab.js';

let home: TestDatabase;
let clone: TestDatabase;
beforeAll(async () => {
  [home, clone] = await Promise.all([createTestDatabase(), createTestDatabase()]);
});
afterAll(() => Promise.all([home.drop(), clone.drop()]));

const open = (options: Partial<Options> = {}) =>
  MikroORM.init({ driver: PostgreSqlDriver, clientUrl: home.url, entities: [NoteSchema], ...options });
const databaseOf = async (orm: MikroORM, type: 'read' | 'write' = 'write') =>
  (await orm.driver.getConnection(type).execute<{ name: string }[]>('select current_database() as name'))[0]
    ?.name;

describe('attach', () => {
  it.each<[string, () => Partial<Options>]>([
    ['a URL', () => ({})],
    ['a name', () => ({ dbName: home.name })],
    ['options of the driver', () => ({ driverOptions: { database: home.name, connectionString: home.url } })],
    [
      'a dialect of Kysely',
      () => ({
        driverOptions: new PostgresDialect({ pool: async () => new Pool({ connectionString: home.url }) }),
      }),
    ],
    [
      'read replicas',
      () => ({ replicas: [{ dbName: home.name, name: 'replica' }], preferReadReplicas: true }),
    ],
  ])('leads away what was led by %s, and back', async (_, options) => {
    const orm = await open(options());
    expect(await databaseOf(orm)).toBe(home.name);
    expect(await databaseOf(orm, 'read')).toBe(home.name);

    const attachment = await attach(orm, { url: clone.url });
    expect(await databaseOf(orm)).toBe(clone.name);
    expect(await databaseOf(orm, 'read')).toBe(clone.name);
    expect(connectionSettings(orm)).toMatchObject({ database: clone.name });
    expect(orm.config.get('dbName')).toBe(clone.name);

    await attachment.detach();
    expect(await databaseOf(orm)).toBe(home.name);
    expect(await databaseOf(orm, 'read')).toBe(home.name);
    expect(connectionSettings(orm)).toMatchObject({ database: home.name });
    await orm.close();
  });

  it('works before the first connection, and tells of statements', async () => {
    const orm = await open();
    const statements: ExecutedStatement[] = [];
    await attach(orm, { url: clone.url, onStatement: (statement) => statements.push(statement) });
    await orm.em.fork().execute('select generate_series(1, 3)');
    await orm.em
      .fork()
      .execute('select 1/0')
      .catch(() => undefined);
    for await (const _ of orm.driver.getConnection().stream('select 1')) {
      // Read to its end.
    }
    expect(statements).toMatchObject([
      { sql: 'select generate_series(1, 3)', parameters: [], rows: 3 },
      { sql: 'select 1/0', rows: 0 },
      { sql: 'select 1' },
    ]);
    await orm.close();
  });
});

describe('several ORMs', () => {
  it('share one connection where they have one database, replicas too', async () => {
    await query(home.url, 'create table note (id serial primary key, text text not null unique)');
    const orms = [
      await open({ replicas: [{ dbName: home.name }], preferReadReplicas: true }),
      await open({ contextName: 'other' }),
    ] as const;
    const shared = await SharedConnection.open(orms, { url: home.url });
    await shared.begin();
    await orms[0].em.fork().insert(NoteSchema, { text: 'a' });
    expect(await orms[0].em.fork().find(NoteSchema, {}, { connectionType: 'read' })).toHaveLength(1);
    expect(await orms[1].em.fork().count(NoteSchema, {})).toBe(1);
    await shared.close();
    expect(await orms[0].em.fork().count(NoteSchema, {})).toBe(0);
    await Promise.all(orms.map((orm) => orm.close()));
  });
});
