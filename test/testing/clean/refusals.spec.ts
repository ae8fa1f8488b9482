import { CleaningBlockedError, CleaningFailedError, TestSchemaChangedError } from '../../../src/index.js';
import { prepareCleaning } from '../../../src/testing/isolation/clean/index.js';
import { during } from '../../fixtures/during.js';
import { rejection } from '../../fixtures/lab.js';
import { poll } from '../../fixtures/poll.js';
import { query } from '../../embedded/query.js';
import { CleanLab, RIGHTS } from './clean-lab.js';
import { stateOf } from './state.js';

const SCHEMA = `
create table shops (id serial primary key, name text);
create table logs (line text);
insert into shops (name) values ('seeded');`;

const WAITING = `select from pg_locks where not granted
  and database = (select oid from pg_database where datname = current_database())`;

describe.each(RIGHTS)('Cleaning as %s', (rights) => {
  it('waits for a transaction that has written, and names it where it does not end', async () => {
    await using lab = await CleanLab.open(rights, SCHEMA);
    const before = await stateOf(lab.database.url);
    const cleaner = await lab.cleaner({ lockTimeoutMs: 200 });
    await lab.run(`insert into logs values ('committed')`);
    const error = await during(
      lab.url,
      `set application_name = 'the job'; begin; insert into shops (name) values ('unawaited')`,
      () => rejection(cleaner.clean(), CleaningBlockedError),
    );
    expect(error.code).toBe('SISKIN_CLEANING_BLOCKED');
    expect(error.problem).toMatch(
      new RegExp(
        `^The test database ${lab.database.name} was not cleaned within 200 ms: sessions have written and are in a transaction still:\n` +
          `  \\d+ \\(\\w+, the job, idle in transaction, .+\\): .*insert into shops \\(name\\) values \\('unawaited'\\)$`,
      ),
    );
    expect(error.remedy).toContain('lockTimeoutMs');
    expect(error.sessions).toHaveLength(1);
    expect(await lab.read('select line from logs')).toEqual(['committed']);

    await cleaner.clean();
    expect(await stateOf(lab.database.url)).toEqual(before);
  });

  it('cleans what a transaction commits while it waits', async () => {
    await using lab = await CleanLab.open(rights, SCHEMA);
    const before = await stateOf(lab.database.url);
    const cleaner = await lab.cleaner({ lockTimeoutMs: 60_000 });
    await during(lab.url, `begin; insert into logs values ('late')`, async (client) => {
      let isClean = false;
      const cleaned = cleaner.clean().then(() => (isClean = true));
      await poll('the cleaning to wait', async () => (await query(lab.url, WAITING)).length > 0);
      expect(isClean).toBe(false);
      await client.query('commit');
      await cleaned;
    });
    expect(await stateOf(lab.database.url)).toEqual(before);
  });

  it('names a session that holds a table without having written', async () => {
    await using lab = await CleanLab.open(rights, SCHEMA);
    const cleaner = await lab.cleaner({ lockTimeoutMs: 100 });
    await lab.run(`insert into logs values ('x')`);
    const error = await during(lab.url, 'begin; lock table logs in share mode', () =>
      rejection(cleaner.clean(), CleaningBlockedError),
    );
    expect(error.sessions.map(({ query }) => query)).toEqual(['begin; lock table logs in share mode']);
    await cleaner.clean();
    expect(await lab.read('select line from logs')).toEqual([]);
  });

  it('tells of tables that were made and dropped, after it has cleaned the others', async () => {
    await using lab = await CleanLab.open(rights, SCHEMA);
    const cleaner = await lab.cleaner();
    await cleaner.clean();
    await lab.run(
      `insert into shops (name) values ('x'); insert into logs values ('y'); create temp table fleeting (a int)`,
    );
    await cleaner.clean();
    await lab.run(
      `insert into shops (name) values ('x'); insert into logs values ('y'); drop table logs; create table "My logs" (a int)`,
    );
    const error = await rejection(cleaner.clean(), TestSchemaChangedError);
    expect(error).toMatchObject({
      code: 'SISKIN_TEST_SCHEMA_CHANGED',
      made: ['public."My logs"'],
      dropped: ['public.logs'],
      problem:
        `The tables of the test database ${lab.database.name} are not those of its template any more: ` +
        'made: public."My logs". dropped: public.logs.',
    });
    expect(await lab.read('select name from shops')).toEqual(['seeded']);
    await rejection(cleaner.clean(), TestSchemaChangedError);
  });

  it('goes on without a table that was dropped with its sequence', async () => {
    await using lab = await CleanLab.open(rights, SCHEMA);
    const cleaner = await lab.cleaner();
    await lab.run(`insert into logs values ('x'); drop table shops`);
    const error = await rejection(cleaner.clean(), TestSchemaChangedError);
    expect(error.dropped).toEqual(['public.shops']);
    expect(await lab.read('select line from logs')).toEqual([]);
  });

  it('leaves alone what is excepted', async () => {
    await using lab = await CleanLab.unprepared(rights, SCHEMA);
    const except = ['logs', { schema: 'public', name: 'later' }];
    await prepareCleaning(await lab.connect(), { except });
    const cleaner = await lab.cleaner({ except });
    await lab.run(
      `insert into logs values ('stays'); create table later (a int); insert into shops (name) values ('goes')`,
    );
    await cleaner.clean();
    expect(await lab.read('select line from logs')).toEqual(['stays']);
    expect(await lab.read('select name from shops')).toEqual(['seeded']);
  });
});

it('refuses tables of another role, and leaves nothing of the preparation', async () => {
  await using lab = await CleanLab.unprepared('owner', SCHEMA);
  await query(lab.database.url, 'create table foreign_one (a int)');
  const error = await rejection(prepareCleaning(await lab.connect()), CleaningFailedError);
  expect(error).toMatchObject({
    code: 'SISKIN_CLEANING_FAILED',
    step: 'prepared',
    problem: `The test database ${lab.database.name} could not be prepared: permission denied for table foreign_one`,
  });
  expect(await lab.read(`select nspname from pg_namespace where nspname = 'siskin_clean'`)).toEqual([]);
});

it('notes what a role without any right to the notes writes', async () => {
  await using lab = await CleanLab.open('superuser', SCHEMA);
  const before = await stateOf(lab.database.url);
  const cleaner = await lab.cleaner();
  const role = lab.database.name.replace('siskin_test', 'writer');
  await lab.run(`create role ${role}; grant all on logs to ${role}`);
  try {
    await lab.run(`set role ${role}; insert into logs values ('x')`);
    await cleaner.clean();
    expect(await stateOf(lab.database.url)).toEqual(before);
  } finally {
    await lab.run(`drop owned by ${role}; drop role ${role}`);
  }
});
