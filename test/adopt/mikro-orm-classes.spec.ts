import {
  ChangedMigrationError,
  InvalidMigrationFilesError,
  MigrationFailedError,
  MikroOrmWriteError,
} from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

/** A migration of MikroORM with these members. */
const migration = (members: string, imports = '') => `
  import { Migration } from '@mikro-orm/migrations';
  ${imports}
  export class Migration20240101000000 extends Migration { ${members} }
`;
const USERS = 'this.addSql(`create table users (id serial primary key, name text);`);';

describe('a migration of MikroORM', () => {
  it('adds its SQL statement by statement, with values as literals', async () => {
    const migrations = await lab.with({
      Migration1: migration(
        `async up() {
          this.addSql("create table a (); create table b (n int, t text); -- the end");
          this.addSql('   ');
          this.addSql(raw('insert into b values (?, ?)', [7, "it's"]));
          this.addSql(new NativeQueryBuilder(this.driver.getPlatform()).from('b').where('n = ?', [7]).update({ t: 'new' }));
        }`,
        `import { NativeQueryBuilder, raw } from '@mikro-orm/postgresql';`,
      ),
    });
    const { steps } = await migrations.migrate();
    expect(steps).toMatchObject([{ revision: 'Migration1', statements: 4 }]);
    expect(await lab.query('select * from b')).toEqual([{ n: 7, t: 'new' }]);
  });

  it('leaves SQL that can not be taken apart to the server to refuse', async () => {
    const migrations = await lab.with({
      Migration1: migration(`up() { this.addSql("select 'open; select 1"); }`),
    });
    const error = await rejection(migrations.migrate(), MigrationFailedError);
    expect(error.failed).toMatchObject({ statement: "select 'open; select 1", sqlState: '42601' });
  });

  it('executes in its own transaction, before what it adds', async () => {
    const migrations = await lab.with({
      Migration1: migration(`async up() {
        await this.execute('create table log (line text)');
        this.addSql("insert into log values ('added')");
        const [{ xid }] = await this.execute('select pg_current_xact_id()::text as xid');
        await this.execute('insert into log values (?), (?)', ['executed', xid]);
        this.addSql("insert into log values (pg_current_xact_id()::text)");
      }`),
    });
    await migrations.migrate();
    const lines = (await lab.query('select line from log')).map(({ line }) => line);
    expect([lines[0], lines[2]]).toEqual(['executed', 'added']);
    expect(lines[1]).toBe(lines[3]);
  });

  it('reads and writes through its EntityManager, with savepoints', async () => {
    const migrations = await lab.with({
      Migration1: migration(`async up() {
        const em = this.getEntityManager();
        await em.execute('create table log (line text)');
        await em.getConnection().execute("insert into log values ('connection')");
        await em.transactional(async (inner) => {
          await inner.execute("insert into log values ('kept')");
          await inner.transactional((innermost) => innermost.execute("insert into log values ('nested')"));
        });
        await em.transactional(async (inner) => {
          await inner.execute("insert into log values ('undone')");
          throw new Error('enough');
        }).catch(() => undefined);
        await em.getKysely().insertInto('log').values({ line: 'kysely' }).execute();
      }`),
    });
    await migrations.migrate();
    const lines = await lab.query('select line from log');
    expect(lines.map(({ line }) => line)).toEqual(['connection', 'kept', 'nested', 'kysely']);
  });

  it('leaves nothing of itself, nor of what it executed, where it fails', async () => {
    const migrations = await lab.with({
      Migration1: migration(`async up() {
        await this.getEntityManager().execute('create table a ()');
        await this.execute('insert into nowhere values (1)');
      }`),
    });
    const error = await rejection(migrations.migrate(), MigrationFailedError);
    expect(error.failed).toMatchObject({ statement: 'insert into nowhere values (1)', sqlState: '42P01' });
    expect(await lab.tables()).toEqual([]);
    expect(await lab.applied()).toEqual([]);
  });

  it('is not run again by a look at whether it has changed', async () => {
    const migrations = await lab.with({
      Migration1: migration(`async up() {
        ${USERS}
        await this.driver.getConnection().execute('create table once ()');
      }`),
    });
    await migrations.migrate();
    await lab.query('drop table once');
    await expect(migrations.status()).resolves.toMatchObject({ applied: 1, changed: 0 });
    expect(await lab.tables()).toEqual(['users']);
  });

  it('is noticed where it has changed since', async () => {
    const folder = await lab.folder({ Migration1: migration(`up() { ${USERS} }`) });
    await (await lab.on([folder])).migrate();
    const changed = await lab.folder({ Migration1: migration(`up() { ${USERS} this.addSql('select 1'); }`) });
    const error = await rejection((await lab.on([changed])).migrate(), ChangedMigrationError);
    expect(error.revisions).toMatchObject([
      { revision: 'Migration1', difference: expect.arrayContaining(['+select 1;']) },
    ]);
  });

  it('runs outside a transaction where it says so', async () => {
    const migrations = await lab.with({
      Migration1: migration(`
        isTransactional() { return false; }
        up() { ${USERS} this.addSql('create index concurrently ix on users (name)'); }
        down() { this.addSql('drop index concurrently ix'); this.addSql('drop table users'); }`),
    });
    await migrations.migrate();
    expect(await lab.query(`select indisvalid from pg_index where indexrelid = 'ix'::regclass`)).toEqual([
      { indisvalid: true },
    ]);
    await migrations.rollback();
    expect(await lab.tables()).toEqual([]);
  });

  it('only reads there while its method runs', async () => {
    const migrations = await lab.with({
      Migration1: migration(`
        isTransactional() { return false; }
        async up() {
          const [{ n }] = await this.execute('select 7 as n');
          this.addSql('create table t' + n + ' ()');
        }`),
      Migration2: migration(`
        isTransactional() { return false; }
        async up() { await this.execute('create table a ()'); }`),
    });
    const error = await rejection(migrations.migrate(), MikroOrmWriteError);
    expect(error.message).toBe(
      "The migration Migration2 is one of MikroORM's, outside a transaction, and executes by itself what is no read:\n" +
        '  create table a ()\n' +
        'Let it add the statement with this.addSql(), or return true from isTransactional().',
    );
    expect(await lab.tables()).toEqual(['t7']);
  });

  it('may have the statics of a migration of Siskin', async () => {
    const migrations = await lab.with({
      Migration1: migration(`static revision = 'users'; static labels = ['main']; up() { ${USERS} }`),
      Migration2: migration(`static lockTimeout = 'long'; up() {}`),
    });
    const error = await rejection(migrations.migrate(), InvalidMigrationFilesError);
    expect(error.faults).toMatchObject([
      { problem: 'static lockTimeout is not a whole number of milliseconds', line: 4 },
    ]);
  });

  it('is the only one of its file', async () => {
    const text = migration(`up() {}`);
    const migrations = await lab.with({
      Migration1: `${text}\nexport class Other extends Migration { up() {} }`,
    });
    const error = await rejection(migrations.migrate(), InvalidMigrationFilesError);
    expect(error.faults).toMatchObject([
      { problem: "it exports several of MikroORM's migrations, of which a file can hold one" },
    ]);
  });

  it('follows the one of MikroORM before it, and not what is sorted between them', async () => {
    const users = { revision: 'users', parents: ['Migration2'], up() {} };
    const migrations = await lab.with({
      '20260101_first': users,
      Migration1: migration('up() {}'),
      Migration2: migration('up() {}'),
      MigrationBetween: { revision: 'between', parents: ['users'], up() {} },
      MigrationLast: migration('up() {}'),
    });
    const revisions = await migrations.history();
    expect(Object.fromEntries(revisions.map(({ revision, parents }) => [revision, parents]))).toEqual({
      Migration1: [],
      Migration2: ['Migration1'],
      users: ['Migration2'],
      between: ['users'],
      MigrationLast: ['Migration2'],
    });
  });
});
