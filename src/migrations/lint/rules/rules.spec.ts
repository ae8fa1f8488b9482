import { loadSqlParser } from '../../../sql/sql-parser.js';
import type { Operations } from '../../operations/operations.js';
import { recordOperations } from '../../operations/record.js';
import { sql } from '../../operations/sql-text.js';
import { KnownSchema } from '../known/known-schema.js';
import { followMigration, lintMigration } from '../lint-migration.js';
import { toSteps } from '../read-migration.js';
import { RULE_IDS, type RuleId } from '../rule-ids.js';

beforeAll(loadSqlParser);

/** What a migration does: calls of `op`, or SQL. */
type Change = ((op: Operations) => void) | string;

interface Case {
  /** What hurts, and how it is told. */
  found: [change: Change, what: string, transaction?: boolean][];
  /** What does not. */
  fine: [change: Change, transaction?: boolean][];
}

const BEFORE = (op: Operations) => {
  op.createTable('users', (t) => {
    t.bigint('id').primaryKey();
    t.varchar('email', 20);
    t.integer('age');
    t.bigint('team');
  });
  op.createIndex('users', ['age']);
  op.createTable('teams', (t) => t.bigint('id').primaryKey());
  op.createEnum('mood', ['sad', 'ok']);
};

async function read(change: Change) {
  const run = typeof change === 'string' ? (op: Operations) => op.sql(change) : change;
  const operations = await recordOperations(run);
  return { steps: operations.flatMap(toSteps), isWhole: true };
}

async function lint(change: Change, inTransaction = true) {
  const schema = new KnownSchema();
  const around = { revision: 'before', inTransaction, newIn: new Set<string>(), schema };
  followMigration(await read(BEFORE), around);
  return lintMigration(await read(change), { ...around, revision: 'now', newIn: new Set(['now']) });
}

const CASES: Record<Exclude<RuleId, 'unused-allowance' | 'irreversible'>, Case> = {
  'index-not-concurrently': {
    found: [
      [(op) => op.createIndex('users', ['email']), 'create index users_email_index on users (email)'],
      ['create unique index i on public.users (lower(email))', 'create unique index i on public.users (...)'],
      [
        (op) => {
          op.createTable('notes', (t) => t.text('a'), { ifNotExists: true });
          op.createIndex('notes', ['a']);
        },
        'create index notes_a_index on notes (a)',
      ],
    ],
    fine: [
      [(op) => op.createIndex('users', ['email'], { concurrently: true }), false],
      ['create index concurrently i on users (email)', false],
      [
        (op) => {
          op.createTable('notes', (t) => t.text('a'));
          op.renameTable('notes', 'remarks');
          op.createIndex('remarks', ['a']);
        },
      ],
      ['create table notes as select 1 as a; create index i on notes (a)'],
    ],
  },
  'drop-index-not-concurrently': {
    found: [
      [(op) => op.dropIndex('users', ['age']), 'drop index users_age_index on users'],
      ['drop index users_age_index', 'drop index users_age_index'],
    ],
    fine: [
      [(op) => op.dropIndex('users', ['age'], { concurrently: true }), false],
      ['drop index concurrently users_age_index', false],
      ['create table notes (a int); create index i on notes (a); drop index i'],
    ],
  },
  'foreign-key-validates': {
    found: [
      [
        (op) => op.addForeignKey('users', ['team'], 'teams', ['id'], { index: false }),
        'add foreign key users_team_foreign on users',
      ],
      [
        'alter table users add foreign key (team) references teams',
        'add foreign key users_team_foreign on users',
      ],
    ],
    fine: [
      [(op) => op.addForeignKey('users', ['team'], 'teams', ['id'], { notValid: true, index: false })],
      ['alter table users add constraint f foreign key (team) references teams not valid'],
      // All rows are null.
      ['alter table users add column boss bigint references users'],
      ['create table notes (team bigint references teams)'],
    ],
  },
  'check-validates': {
    found: [
      [(op) => op.addCheck('users', 'adult', 'age > 17'), 'add check adult on users'],
      ['alter table users add constraint adult check (age > 17)', 'add check adult on users'],
    ],
    fine: [
      [(op) => op.addCheck('users', 'adult', 'age > 17', { notValid: true })],
      ['alter table users add constraint adult check (age > 17) not valid'],
    ],
  },
  'validate-in-same-transaction': {
    found: [
      [
        (op) => {
          op.addCheck('users', 'adult', 'age > 17', { notValid: true });
          op.validateConstraint('users', 'adult');
        },
        'validate constraint adult on users, which the same transaction has added',
      ],
      [
        'alter table users add constraint adult check (age > 17) not valid; alter table users validate constraint adult',
        'validate constraint adult on users, which the same transaction has added',
      ],
    ],
    fine: [
      [(op) => op.validateConstraint('users', 'adult')],
      [
        'alter table users add constraint adult check (age > 17) not valid; alter table users validate constraint adult',
        false,
      ],
    ],
  },
  'set-not-null-scans': {
    found: [
      [(op) => op.alterColumn('users', 'email', { nullable: false }), 'set users.email not null'],
      ['alter table users alter email set not null', 'set users.email not null'],
      ['alter table users add not null email', 'set users.email not null'],
      [
        (op) => {
          op.addCheck('users', 'there', 'email is not null', { notValid: true });
          op.alterColumn('users', 'email', { nullable: false });
        },
        'set users.email not null',
      ],
      [
        (op) => {
          op.addCheck('users', 'there', 'email is not null or age is not null');
          op.alterColumn('users', 'email', { nullable: false });
        },
        'set users.email not null',
      ],
      [
        (op) => op.addPrimaryKey('users', ['email'], { usingIndex: 'i', wasNullable: ['email'] }),
        'set users.email not null',
      ],
    ],
    fine: [
      [(op) => op.alterColumn('users', 'email', { nullable: true })],
      ['alter table users alter id set not null'],
      [
        (op) => {
          op.addCheck('users', 'there', '(email is not null)', { notValid: true });
          op.validateConstraint('users', 'there');
          op.alterColumn('users', 'email', { nullable: false });
        },
      ],
      [
        'alter table users add constraint c check (age is not null and email is not null); alter table users alter email set not null',
      ],
      ['alter table users add constraint n not null email not valid'],
    ],
  },
  'unique-builds-index': {
    found: [
      [(op) => op.addUnique('users', ['email']), 'add unique constraint users_email_unique on users'],
      ['alter table users add unique (email)', 'add unique constraint users_email_unique on users'],
      ['alter table users add column code text unique', 'add unique constraint users_code_unique on users'],
    ],
    fine: [
      [(op) => op.addUnique('users', ['email'], { usingIndex: 'i' })],
      ['alter table users add constraint u unique using index i'],
      ['create table notes (a text unique)'],
    ],
  },
  'primary-key-builds-index': {
    found: [
      [(op) => op.addPrimaryKey('users', ['id']), 'add primary key users_pkey on users'],
      ['alter table users add primary key (id)', 'add primary key users_pkey on users'],
    ],
    fine: [
      [(op) => op.addPrimaryKey('users', ['id'], { usingIndex: 'i' })],
      ['alter table users add constraint p primary key using index i'],
    ],
  },
  'exclusion-builds-index': {
    found: [
      [
        (op) => op.addExclusion('users', 'apart', [{ column: 'id', with: '=' }]),
        'add exclusion constraint apart on users',
      ],
      [
        'alter table users add constraint apart exclude (id with =)',
        'add exclusion constraint apart on users',
      ],
    ],
    fine: [['create table notes (a int, constraint apart exclude (a with =))']],
  },
  'column-type-rewrites': {
    found: [
      [(op) => op.alterColumn('users', 'age', { type: 'bigint' }), 'change users.age to bigint'],
      ['alter table users alter email type varchar(10)', 'change users.email to varchar(10)'],
      ['alter table users alter email type text using lower(email)', 'change users.email to text'],
      ['alter table elsewhere alter a type text', 'change elsewhere.a to text'],
      ['alter table users alter age set expression as (1)', 'change users.age to another expression'],
    ],
    fine: [
      [(op) => op.alterColumn('users', 'email', { type: 'text' }, { from: { type: 'varchar(20)' } })],
      ['alter table users alter email type varchar(30)'],
      ['create table notes (a int); alter table notes alter a type bigint'],
    ],
  },
  'added-column-rewrites': {
    found: [
      [
        (op) => op.addColumn('users', (t) => t.uuid('key').defaultSql('gen_random_uuid()')),
        'add column users.key uuid',
      ],
      ['alter table users add key uuid default gen_random_uuid()', 'add column users.key uuid'],
      ['alter table users add n bigserial', 'add column users.n bigserial'],
      ['alter table users add n bigint generated always as identity', 'add column users.n bigint'],
      ['alter table users add n bigint generated always as (age + 1) stored', 'add column users.n bigint'],
    ],
    fine: [
      [(op) => op.addColumn('users', (t) => t.timestamptz('at').notNull().defaultSql('now()'))],
      ['alter table users add at timestamptz not null default now()'],
      ['alter table users add at timestamptz default current_timestamp'],
      ['alter table users add n bigint generated always as (age + 1) virtual'],
      ['create table notes (a int); alter table notes add key uuid default gen_random_uuid()'],
    ],
  },
  'not-null-without-default': {
    found: [
      [
        (op) => op.addColumn('users', (t) => t.text('name').notNull()),
        'add column users.name text not null, without a default',
      ],
      [
        'alter table users add name text not null default null',
        'add column users.name text not null, without a default',
      ],
    ],
    fine: [
      [(op) => op.addColumn('users', (t) => t.text('name').notNull().default(''))],
      [(op) => op.addColumn('users', (t) => t.text('name'))],
      [`alter table users add name text not null default ''`],
    ],
  },
  'drop-column': {
    found: [
      [(op) => op.dropColumn('users', 'age'), 'drop column users.age'],
      ['alter table users drop age', 'drop column users.age'],
    ],
    fine: [['alter table users add a int; alter table users rename a to b; alter table users drop b']],
  },
  'drop-table': {
    found: [
      [(op) => op.dropTable('users'), 'drop table users'],
      ['drop table users, teams', 'drop table users'],
    ],
    fine: [['create table notes (a int); drop table notes']],
  },
  'rename-column': {
    found: [
      [(op) => op.renameColumn('users', 'age', 'years'), 'rename column users.age to years'],
      ['alter table users rename age to years', 'rename column users.age to years'],
    ],
    fine: [['alter table users add a int; alter table users rename a to b']],
  },
  'rename-table': {
    found: [
      [(op) => op.renameTable('users', 'people'), 'rename table users to people'],
      ['alter table users rename to people', 'rename table users to people'],
      ['alter table users set schema old', 'move table users to the schema old'],
      [(op) => op.renameSchema('a', 'b'), 'rename schema a to b'],
    ],
    fine: [['create table notes (a int); alter table notes rename to remarks']],
  },
  'rename-enum-value': {
    found: [
      [(op) => op.renameEnumValue('mood', 'ok', 'fine'), 'rename the value ok of mood to fine'],
      [`alter type mood rename value 'ok' to 'fine'`, 'rename the value ok of mood to fine'],
    ],
    fine: [[`alter type mood add value 'fine'`]],
  },
  'enum-replaced': {
    found: [
      [
        (op) =>
          op.replaceEnum('mood', {
            from: ['sad', 'ok'],
            to: ['ok'],
            columns: [{ table: 'users', column: 'mood' }],
            map: { sad: 'ok' },
          }),
        'replace enum mood (sad, ok) by (ok)',
      ],
    ],
    fine: [
      [(op) => op.replaceEnum('mood', { from: ['sad', 'ok'], to: ['ok'], columns: [], map: { sad: 'ok' } })],
    ],
  },
  'whole-table-write': {
    found: [
      [(op) => op.update('users', { set: { age: 1 } }), 'update users without a condition'],
      [(op) => op.delete('users', sql`true`), 'delete from users without a condition'],
      ['update users set age = 1', 'update users without a condition'],
      ['delete from users', 'delete from users without a condition'],
    ],
    fine: [
      [(op) => op.update('users', { set: { age: 1 }, where: { id: 7 } })],
      [(op) => op.delete('users', [{ id: 7 }])],
      ['update users set age = 1 where id = 7'],
      ['delete from users using teams where team = teams.id'],
      ['create table notes (a int); update notes set a = 1'],
    ],
  },
  'concurrently-in-transaction': {
    found: [
      [
        (op) => op.createIndex('users', ['email'], { concurrently: true }),
        'create index users_email_index on users (email) in a transaction',
      ],
      ['vacuum full users', 'vacuum full users in a transaction'],
      [(op) => op.backfill('users', { set: { age: 1 } }), 'backfill age of users in a transaction'],
    ],
    fine: [['create index concurrently i on users (email)', false], ['create index i on users (email)']],
  },
  'several-tables-locked': {
    found: [
      [
        (op) => {
          op.addColumn('users', (t) => t.text('a'));
          op.addColumn('users', (t) => t.text('b'));
          op.addColumn('teams', (t) => t.text('a'));
        },
        'lock users and teams exclusively in one transaction',
      ],
      [
        'alter table users add a text; alter table public.teams add a text',
        'lock users and teams exclusively in one transaction',
      ],
    ],
    fine: [
      ['alter table users add a text; alter table public.users add b text'],
      ['alter table users add a text; alter table teams add a text', false],
      ['alter table users add a text; create table notes (a int); alter table notes add b int'],
    ],
  },
  truncate: {
    found: [
      [(op) => op.truncate('users'), 'truncate users'],
      ['truncate users, teams', 'truncate users, teams'],
    ],
    fine: [['create table notes (a int); truncate notes']],
  },
  cascade: {
    found: [
      [(op) => op.dropTable('users', { cascade: true }), 'drop table users with what depends on it'],
      ['truncate users cascade', 'truncate users with what depends on it'],
      ['drop schema a cascade', 'drop schema a with what depends on it'],
      ['alter table users drop age cascade', 'drop column users.age with what depends on it'],
    ],
    fine: [['drop table users'], [(op) => op.createExtension('hstore', { cascade: true })]],
  },
  'lock-table': {
    found: [['lock table users in share row exclusive mode', 'lock table users']],
    fine: [['lock table users in row share mode'], ['create table notes (a int); lock table notes']],
  },
  'table-rewritten': {
    found: [
      ['vacuum full users', 'vacuum full users', false],
      ['vacuum (full, analyze)', 'vacuum full', false],
      ['cluster users using i', 'cluster users'],
      ['reindex table users', 'reindex users'],
      [(op) => op.refreshMaterializedView('sums'), 'refresh materialized view sums'],
      ['alter table users set unlogged', 'set users unlogged'],
    ],
    fine: [
      ['vacuum users', false],
      ['reindex table concurrently users', false],
      ['refresh materialized view concurrently sums'],
    ],
  },
  'detach-not-concurrently': {
    found: [
      [(op) => op.detachPartition('users', 'users_1'), 'detach partition users_1 of users'],
      ['alter table users detach partition users_1', 'detach partition users_1 of users'],
    ],
    fine: [['alter table users detach partition users_1 concurrently', false]],
  },
  'int-primary-key': {
    found: [
      [
        (op) => op.createTable('notes', (t) => t.integer('id').identity().primaryKey()),
        'the primary key notes.id is integer',
      ],
      ['create table notes (id serial primary key)', 'the primary key notes.id is serial'],
    ],
    fine: [
      ['create table notes (id bigserial primary key)'],
      ['create table notes (id uuid primary key, n integer)'],
      ['create table notes (team integer references teams, n bigint, primary key (team, n))'],
    ],
  },
  'timestamp-without-time-zone': {
    found: [
      [(op) => op.addColumn('users', (t) => t.timestamp('at')), 'users.at is timestamp'],
      ['create table notes (at timestamp(3))', 'notes.at is timestamp(3)'],
      ['alter table users alter age type timestamp', 'users.age is timestamp'],
    ],
    fine: [
      ['create table notes (at timestamptz, on_day date)'],
      [(op) => op.addColumn('users', (t) => t.timestamptz('at', 3))],
    ],
  },
  'char-type': {
    found: [
      [(op) => op.addColumn('users', (t) => t.char('code', 2)), 'users.code is char(2)'],
      ['create table notes (code character(2))', 'notes.code is char(2)'],
    ],
    fine: [['create table notes (code varchar(2), other "char")']],
  },
  'json-type': {
    found: [
      [(op) => op.addColumn('users', (t) => t.json('data')), 'users.data is json'],
      ['create table notes (data json[])', 'notes.data is json[]'],
    ],
    fine: [['create table notes (data jsonb)']],
  },
  'foreign-key-without-index': {
    found: [
      [
        (op) => op.addForeignKey('users', ['team'], 'teams', ['id'], { index: false }),
        'the foreign key users_team_foreign on users (team) has no index',
      ],
      [
        'create table notes (team bigint references teams, id bigint, primary key (id, team))',
        'the foreign key notes_team_foreign on notes (team) has no index',
      ],
    ],
    fine: [
      [(op) => op.addForeignKey('users', ['team'], 'teams', ['id'])],
      ['create table notes (team bigint references teams, primary key (team))'],
      ['alter table elsewhere add foreign key (team) references teams not valid; drop table elsewhere'],
    ],
  },
  'unread-sql': {
    found: [
      ['do $$ begin end $$', "a do block can't be looked into"],
      ['create or replace', `the statement "create or replace" can't be looked into`],
    ],
    fine: [['select 1']],
  },
};

/** Jest takes a parameter that is not given for a callback. */
const whole = Object.entries(CASES).map(([id, { found, fine }]) => ({
  id,
  found: found.map(([change, what, transaction = true]) => ({ change, what, transaction })),
  fine: fine.map(([change, transaction = true]) => ({ change, transaction })),
}));

describe.each(whole)('$id', ({ id, found, fine }) => {
  it.each(found)('finds in $change: $what', async ({ change, what, transaction }) => {
    const findings = await lint(change, transaction);
    expect(findings.filter(({ rule }) => rule === id).map((finding) => finding.what)).toContain(what);
  });

  it.each(fine)('lets $change be', async ({ change, transaction }) => {
    const findings = await lint(change, transaction);
    expect(findings.filter(({ rule }) => rule === id)).toEqual([]);
  });
});

describe('The rules', () => {
  it('are all tried', () => {
    const others = ['irreversible', 'unused-allowance'];
    expect([...Object.keys(CASES), ...others].sort()).toEqual([...RULE_IDS].sort());
  });

  it('say the safe way in the language of the migration', async () => {
    const [code] = await lint((op) => op.addCheck('users', 'adult', 'age > 17'));
    expect(code?.safe).toBe(
      [
        `op.addCheck('users', 'adult', 'age > 17', { notValid: true });`,
        '// In the next migration, while the table is used:',
        `op.validateConstraint('users', 'adult');`,
      ].join('\n'),
    );
    const [text] = await lint('create index i on users (email)');
    expect(text?.safe).toBe(
      [
        '-- In a migration of its own, while the table is written to:',
        '-- transaction: false',
        'create index concurrently "i" on "users" ("email");',
      ].join('\n'),
    );
  });

  it('find the same once', async () => {
    expect(await lint('truncate users; truncate users')).toHaveLength(1);
  });

  it('look into the steps of a reversible one', async () => {
    const findings = await lint((op) => op.reversible({ up: (op) => op.truncate('users') }));
    expect(findings.map(({ rule }) => rule)).toEqual(['truncate']);
  });

  it('find nothing in the safe ways', async () => {
    const safe = [
      (op: Operations) => op.addCheck('users', 'n', 'email is not null', { notValid: true }),
      (op: Operations) => op.addColumn('users', (t) => t.boolean('seen').notNull().default(false)),
      (op: Operations) => op.update('users', { set: { age: 1 }, where: 'id < 7' }),
    ];
    expect((await Promise.all(safe.map((change) => lint(change)))).flat()).toEqual([]);
  });
});
