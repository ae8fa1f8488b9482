import { defineEntity, p } from '@mikro-orm/core';

import { UnknownDatabaseError, UnknownRevisionError } from '../../../src/index.js';
import { findMigrationFaults, type MigrationFault } from '../../../src/testing/index.js';
import { errorOf } from '../error-of.js';
import { checked, faultsOf, removeChecked, sqlMigration } from './checked.js';

afterAll(removeChecked);

const PEOPLE = sqlMigration(
  'people',
  ['create table people (id serial primary key, name text not null, email varchar(60) unique)'],
  ['drop table people'],
);
const AGE = sqlMigration(
  'age',
  ['alter table people add age integer', 'create index people_age on people (age)'],
  ['alter table people drop age'],
);
const ROUND_TRIP = 'goes up, down and up to the same schema and rows';

const outline = (faults: readonly MigrationFault[]) =>
  faults.map(({ check, revision, table }) => [check, revision, ...(table === undefined ? [] : [table])]);

describe('Migrations without a fault', () => {
  it('have none', async () => {
    expect(await faultsOf({ '1': PEOPLE, '2': AGE })).toEqual([]);
  });

  it.each([
    ['drop a column', ['alter table people drop email'], ['alter table people add email varchar(60) unique']],
    [
      'fill a column by the clock, or by chance',
      [
        'alter table people add made timestamptz not null default clock_timestamp(), add luck float default random()',
        'update people set made = clock_timestamp()',
      ],
      ['alter table people drop made, drop luck'],
    ],
    [
      'touch the rows of a table that notes the time',
      ['update people set name = name'],
      [],
      ['alter table people add at timestamptz default now()', TOUCH(), TOUCHES()],
    ],
    ['replace a table', ['alter table people rename to persons'], ['alter table persons rename to people']],
    [
      'move rows there and back',
      [
        'create table names (person integer references people, name text not null)',
        'insert into names select id, name from people',
        'alter table people drop name',
      ],
      [
        'alter table people add name text',
        'update people set name = names.name from names where person = id',
        'alter table people alter name set not null',
        'drop table names',
      ],
    ],
  ])('%s', async (_what, up, down, before: string[] = []) => {
    const more = sqlMigration(
      'before',
      before,
      before.length === 0
        ? []
        : ['drop trigger touch on people', 'drop function touch', 'alter table people drop at'],
    );
    const files = { '1': PEOPLE, '2': more, '3': sqlMigration('change', up, down), '4': AGE };
    const found = await faultsOf(
      up[0]?.includes('rename') ? { ...files, '4': sqlMigration('end', [], []) } : files,
    );
    expect(found).toEqual([]);
  });

  it('may be outside of a transaction', async () => {
    const concurrent = sqlMigration(
      'concurrent',
      ['create index concurrently people_name on people (name)'],
      ['drop index concurrently people_name'],
      'static transaction = false;',
    );
    expect(await faultsOf({ '1': PEOPLE, '2': concurrent, '3': AGE })).toEqual([]);
  });
});

function TOUCH(): string {
  return `create function touch() returns trigger language plpgsql as 'begin new.at = clock_timestamp(); return new; end'`;
}

function TOUCHES(): string {
  return 'create trigger touch before update on people for each row execute function touch()';
}

describe('A migration that', () => {
  it.each([
    [
      'loses a part of the data',
      [
        'alter table people add first text, add last text',
        `update people set first = split_part(name, ' ', 1), last = split_part(name, ' ', 2)`,
        'alter table people drop name',
      ],
      [
        'alter table people add name text',
        'update people set name = first',
        'alter table people drop first, drop last, alter name set not null',
      ],
      String.raw`^\+ id: 1, email: .*, first: name, last: $`,
    ],
    ['deletes rows', ['delete from people where id = 1'], [], '- id: 1, name: .*'],
    [
      'changes values',
      ['update people set name = upper(name)'],
      [],
      String.raw`\+ id: 1, name: [A-Z0-9 @.]+, .*`,
    ],
    ['counts on', ['update people set id = id + 100'], [], String.raw`\+ id: 10\d, .*`],
  ])('%s', async (_what, up, down, difference) => {
    const faults = await faultsOf({ '1': PEOPLE, '2': sqlMigration('change', up, down), '3': AGE });
    expect(outline(faults)).toEqual([[ROUND_TRIP, 'change', 'public.people']]);
    expect(faults[0]?.differences).toContainEqual(expect.stringMatching(new RegExp(difference)));
    expect(faults[0]).toMatchObject({ database: 'default', file: expect.stringMatching(/2\.ts$/) });
  });

  it('forgets an index fails for that alone, and what follows is checked', async () => {
    const index = sqlMigration('index', ['create index people_name on people (name)'], []);
    const upper = sqlMigration('upper', ['update people set name = upper(name)'], []);
    const faults = await faultsOf({ '1': PEOPLE, '2': index, '3': AGE, '4': upper });
    expect(outline(faults)).toEqual([
      ['down leaves no trace', 'index'],
      [ROUND_TRIP, 'upper', 'public.people'],
    ]);
    expect(faults[0]?.differences).toEqual([expect.stringMatching(/^\+ index .*people_name/)]);
  });

  it('can not be reverted over rows', async () => {
    const nullable = sqlMigration(
      'nullable',
      ['alter table people drop email'],
      ['alter table people add email varchar(60) not null unique'],
    );
    const faults = await faultsOf({ '1': PEOPLE, '2': nullable, '3': AGE });
    expect(outline(faults)).toEqual([[ROUND_TRIP, 'nullable']]);
    expect(faults[0]?.problem).toContain('column "email" of relation "people" contains null values');
    expect(await faultsOf({ '1': PEOPLE, '2': nullable }, { rows: 0 })).toEqual([
      expect.objectContaining({ check: 'down leaves no trace' }),
    ]);
  });

  it('can not be applied over rows', async () => {
    const required = sqlMigration(
      'required',
      ['alter table people add age integer not null'],
      ['alter table people drop age'],
    );
    const upper = sqlMigration('upper', ['update people set name = upper(name)'], []);
    const faults = await faultsOf({ '1': PEOPLE, '2': required, '3': upper });
    expect(outline(faults)).toEqual([
      [ROUND_TRIP, 'required'],
      [ROUND_TRIP, 'upper', 'public.people'],
    ]);
  });

  it('can not be applied at all', async () => {
    const faults = await faultsOf({
      '1': PEOPLE,
      '2': sqlMigration('broken', ['create table people ()'], []),
      '3': AGE,
    });
    expect(outline(faults)).toEqual([['migrates from base to head', 'broken']]);
    expect(faults[0]?.problem).toContain('relation "people" already exists');
  });

  it('is irreversible', async () => {
    const drop = `import { Migration } from 'siskin';
      export default class extends Migration {
        static revision = 'drop';
        up(op) { op.sql('alter table people drop email'); }
      }`;
    const files = { '1': PEOPLE, '2': drop, '3': AGE };
    const faults = await faultsOf(files);
    expect(outline(faults)).toEqual([['has no irreversible revision', 'drop']]);
    expect(await faultsOf(files, { irreversible: ['drop'] })).toEqual([]);
    expect(await faultsOf(files, { from: 'drop' })).toEqual([]);
    expect(outline(await faultsOf(files, { from: 'people' }))).toEqual(outline(faults));
  });

  it('makes a table that can not be filled', async () => {
    const odd = sqlMigration(
      'odd',
      [`create table odd (code text not null check (code ~ '^[A-Z]{3}-\\d$'))`],
      ['drop table odd'],
    );
    const faults = await faultsOf({ '1': PEOPLE, '2': odd, '3': AGE });
    expect(outline(faults)).toEqual([['fills every table with rows', 'odd', 'public.odd']]);
    expect(faults[0]?.problem).toContain('violates check constraint "odd_code_check"');
    expect(await faultsOf({ '1': PEOPLE, '2': odd }, { unfilled: ['public.odd'] })).toEqual([]);
  });
});

describe('A history', () => {
  it('with two heads', async () => {
    const side = sqlMigration(
      'side',
      ['create table side ()'],
      ['drop table side'],
      `static parents = ['people'];`,
    );
    const faults = await faultsOf({ '1': PEOPLE, '2': AGE, '3': side });
    expect(outline(faults)).toEqual([['has one head', undefined]]);
    expect(faults[0]?.differences).toEqual(
      expect.arrayContaining(['age:', 'side:', expect.stringMatching(/side {2}.*3\.ts/)]),
    );
  });

  it.each([{ from: 'nowhere' }, { irreversible: ['nowhere'] }])('without %j', async (options) => {
    const error = await errorOf(faultsOf({ '1': PEOPLE }, options), UnknownRevisionError);
    expect(error.message).toContain('nowhere');
  });

  it('without a database of that name', async () => {
    const error = await errorOf(faultsOf({ '1': PEOPLE }, { database: 'stats' }), UnknownDatabaseError);
    expect(error.known).toEqual(['default']);
  });

  it('without a revision', async () => {
    expect(await faultsOf({})).toEqual([]);
  });
});

describe('Entities', () => {
  const Person = defineEntity({
    name: 'Person',
    tableName: 'people',
    properties: {
      id: p.integer().primary(),
      name: p.text(),
      email: p.string().length(60).unique().nullable(),
      age: p.integer().nullable().index('people_age'),
    },
  });

  it('that match', async () => {
    const faults = await faultsOf(
      {
        '1': PEOPLE.replace('varchar(60) unique', 'varchar(60) constraint people_email_unique unique'),
        '2': AGE,
      },
      {},
      [Person],
    );
    expect(faults).toEqual([]);
  });

  it('of which one differs', async () => {
    const faults = await faultsOf(
      { '1': PEOPLE.replace('varchar(60) unique', 'varchar(60) constraint people_email_unique unique') },
      {},
      [Person],
    );
    expect(outline(faults)).toEqual([['entities match the migrations', undefined]]);
    expect(faults[0]?.differences).toEqual([
      'add column people.age integer',
      expect.stringContaining('create index people_age'),
    ]);
  });

  it('that the server refuses', async () => {
    const Odd = defineEntity({
      name: 'Odd',
      tableName: 'odd',
      properties: { id: p.integer().primary(), size: p.integer().default('nothing') },
    });
    const faults = await faultsOf({ '1': PEOPLE }, {}, [Odd]);
    expect(outline(faults)).toEqual([['entities match the migrations', undefined]]);
    expect(faults[0]?.problem).toContain('The server refused a statement');
  });

  describe('without one for a table', () => {
    const strange = sqlMigration(
      'strange',
      [
        'create schema legacy',
        `create type mood as enum ('glad', 'sad')`,
        'create table legacy.moods (id serial primary key, mood mood, person integer references people)',
      ],
      ['drop table legacy.moods', 'drop type mood', 'drop schema legacy'],
    );

    it('agree', async () => {
      expect(await faultsOf({ '1': PEOPLE, '2': strange })).toEqual([]);
    });

    it('differ where the settings say which tables are compared', async () => {
      const { create, siskin } = await checked({ '1': PEOPLE, '2': strange });
      const autogenerate = { include: { tables: ['legacy.*'] } };
      const migrations = { ...siskin.migrations, autogenerate };
      const faults = await findMigrationFaults(create, { siskin: { migrations }, lint: false });
      expect(outline(faults)).toEqual([['entities match the migrations', undefined]]);
      expect(faults[0]?.differences).toContain('drop table legacy.moods');
    });
  });
});
