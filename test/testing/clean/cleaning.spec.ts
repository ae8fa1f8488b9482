import { CleanLab, RIGHTS } from './clean-lab.js';
import { HATCHERY as SCHEMA } from './hatchery.js';
import { stateOf } from './state.js';

/** What a test may do, each statement in a transaction of its own. */
const WRITES: [name: string, ...statements: string[]][] = [
  ['nothing', 'select 1'],
  ['one row', `insert into plain values (7, 'seven')`],
  ['a row of a seeded table', `insert into countries values ('DE', 'Germany')`],
  ['another row of the baseline', `update countries set name = 'Helvetia', doc = '{}' where code = 'CH'`],
  ['another key, which cascades', `update countries set code = 'CC' where code = 'CH'`],
  [
    'exchanged unique values',
    `update countries set name = code`,
    `update countries set name = case code when 'CH' then 'Austria' else 'Switzerland' end`,
  ],
  ['deletes that cascade', `delete from users where id = 2`],
  [
    'every row of a chain',
    `delete from tags`,
    `delete from posts`,
    `update users set boss = null`,
    `delete from users`,
  ],
  ['doubled rows without a key', `insert into plain select * from plain`],
  [
    'one of two equal rows',
    `delete from ruled`,
    `alter table plain disable trigger kept`,
    `delete from plain where ctid = '(0,1)'`,
    `alter table plain enable trigger kept`,
  ],
  ['a function', `select sign_up('Lea')`],
  ['a trigger', `insert into posts (author, title) values (1, 'by trigger')`],
  ['a rolled back identity', `begin; insert into posts (author) values (1); rollback`],
  [
    'a savepoint',
    `begin; savepoint a; insert into plain values (8); rollback to a; insert into plain values (9); commit`,
  ],
  ['truncate', `truncate posts, tags restart identity`],
  ['truncate cascade', `truncate countries cascade`],
  ['truncate of partitions', `truncate measures restart identity`],
  [
    'partitions by the root',
    `insert into measures values ('2026-01-06', 5), ('2026-02-06', 5), ('2026-02-07', 1)`,
  ],
  ['a partition by its name', `insert into measures_2b values ('2026-02-08', 9)`, `delete from measures_1`],
  ['a row that moves', `update measures set day = '2026-02-05', value = 77 where day = '2026-01-05'`],
  [
    'inheritance by the parent',
    `update cities set people = people + 1`,
    `delete from cities where name = 'Wien'`,
  ],
  ['inheritance by the child', `insert into capitals values ('Rom', 3, 'IT')`],
  [
    'a cycle',
    `begin; insert into hens values (2, null); insert into eggs values (2, 2); update hens set egg = 2 where id = 2; commit`,
  ],
  ['a broken cycle', `update hens set egg = null`, `delete from eggs`, `delete from hens`],
  ['quoted names', `insert into "Back Office"."Till ""1""" ("a b") values ('x'), ('y')`],
  ['a sequence alone', `select nextval('untouched')`],
  ['a sequence set', `select setval('ticket_numbers', 5)`],
  ['a sequence restarted', `alter sequence users_id_seq restart with 77`, `insert into users default values`],
  [
    'merge',
    `merge into plain p using (values (5, 'm')) v (a, b) on p.a = v.a when not matched then insert values (v.a, v.b)`,
  ],
  [
    'on conflict',
    `insert into countries values ('CH', 'x') on conflict (code) do update set name = excluded.name`,
  ],
  [
    'a common table expression',
    `with gone as (delete from tags returning *) insert into plain select post, tag from gone`,
  ],
  ['hidden rows', `insert into secrets values (3, 'you')`, `delete from secrets where id = 1`],
  ['rules', `insert into ruled values (2)`],
];

describe.each(RIGHTS)('Cleaning as %s', (rights) => {
  let lab: CleanLab;
  let before: Awaited<ReturnType<typeof stateOf>>;
  let cleaner: Awaited<ReturnType<CleanLab['cleaner']>>;
  beforeAll(async () => {
    lab = await CleanLab.open(rights, SCHEMA);
    before = await stateOf(lab.database.url);
    cleaner = await lab.cleaner();
  });
  afterAll(() => lab[Symbol.asyncDispose]());

  it.each(WRITES)('takes back %s', async (_name, ...statements) => {
    for (const statement of statements) {
      await lab.run(statement);
    }
    await cleaner.clean();
    expect(await stateOf(lab.database.url)).toEqual(before);
  });

  it('takes back what a transaction writes that was there before the last cleaning', async () => {
    const client = await lab.connect();
    await client.query('begin; select pg_current_xact_id()');
    for (const name of ['Germany', 'France']) {
      await lab.run(`insert into countries values ('XX', '${name}')`);
      await cleaner.clean();
    }
    await client.query(
      `insert into countries values ('YY', 'late'); update countries set name = 'x' where code = 'AT'; commit`,
    );
    expect(await lab.read('select count(*)::int from countries')).toEqual([3]);
    await cleaner.clean();
    expect(await stateOf(lab.database.url)).toEqual(before);
  });

  it('takes back what COPY and three connections have written', async () => {
    const { from } = await import('pg-copy-streams');
    const client = await lab.connect();
    const stream = client.query(from('copy posts (author, title) from stdin'));
    await Promise.all([
      new Promise((resolve, reject) =>
        stream.on('finish', resolve).on('error', reject).end('1\tcopied\n2\tas well\n'),
      ),
      lab.run(`insert into plain values (1)`, `insert into users (name) values ('z')`, `select sign_up('y')`),
    ]);
    expect(await lab.read('select count(*)::int from posts')).toEqual([4]);
    await cleaner.clean();
    expect(await stateOf(lab.database.url)).toEqual(before);
  });
});

describe('Sessions in the role of a replica', () => {
  it('are noted, too', async () => {
    await using lab = await CleanLab.open('superuser', SCHEMA);
    const before = await stateOf(lab.database.url);
    const cleaner = await lab.cleaner();
    await lab.run(
      `set session_replication_role = replica; insert into tags values (99, 'dangling'); delete from users`,
    );
    await cleaner.clean();
    expect(await stateOf(lab.database.url)).toEqual(before);
  });
});
