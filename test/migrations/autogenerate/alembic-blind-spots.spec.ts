import { defineEntity, EntitySchema, p } from '@mikro-orm/postgresql';

import { UndecidedChangesError, type Drift, type MigrationService } from '../../../src/index.js';
import { rejection } from '../../fixtures/lab.js';
import { EntityProject, type Entities } from './entity-project.js';
import { id, thing } from './matrix.fixture.js';

/** An entity, whose table is named after it. */
const entity = (name: string, properties: object, options: object = {}) =>
  defineEntity({ name, tableName: name, properties: { ...id, ...properties }, ...options });

const state = (name: string, ...values: string[]) =>
  entity(name, { state: p.enum(values).nativeEnumName(`${name}_state`) });

const words = (name: string, index: object) =>
  entity(
    name,
    { word: p.text(), other: p.text() },
    { indexes: [{ properties: ['word'], name: `${name}_word`, ...index }] },
  );

interface Row {
  before: Entities;
  after: Entities;
  table: string;
  changes: readonly string[];
}

/** What of a schema Alembic 1.19 compares with entities on PostgreSQL, and does not see; each on a table of its own. */
const ROWS: Readonly<Record<string, Row>> = {
  'a value added to an enum': {
    before: [state('added', 'a')],
    after: [state('added', 'a', 'b')],
    table: 'added',
    changes: ['replace enum added_state (a) by (a, b)'],
  },
  'a value removed from an enum': {
    before: [state('removed', 'a', 'b')],
    after: [state('removed', 'a')],
    table: 'removed',
    changes: ['replace enum removed_state (a, b) by (a)'],
  },
  'a value renamed in an enum': {
    before: [state('renamed', 'a', 'b')],
    after: [state('renamed', 'a', 'c')],
    table: 'renamed',
    changes: ['rename value b of enum renamed_state to c'],
  },
  'the order of values of an enum': {
    before: [state('ordered', 'a', 'b')],
    after: [state('ordered', 'b', 'a')],
    table: 'ordered',
    changes: ['replace enum ordered_state (a, b) by (b, a)'],
  },
  'a value of an enum that is a check': {
    before: [entity('checked', { state: p.enum(['a', 'b']) })],
    after: [entity('checked', { state: p.enum(['a', 'b', 'c']) })],
    table: 'checked',
    changes: ['drop constraint checked_state_check on checked', 'add check checked_state_check on checked'],
  },
  'a length or precision that one side alone gives': {
    before: [
      entity('lengths', { name: p.string().length(50), price: p.decimal().columnType('numeric(10,2)') }),
    ],
    after: [
      entity('lengths', {
        name: p.string().columnType('varchar'),
        price: p.decimal().columnType('numeric(10)'),
      }),
    ],
    table: 'lengths',
    changes: ['alter column lengths.name (type)', 'alter column lengths.price (type)'],
  },
  'float and double': {
    before: [entity('floats', { ratio: p.float() })],
    after: [entity('floats', { ratio: p.double() })],
    table: 'floats',
    changes: ['alter column floats.ratio (type)'],
  },
  'a collation': {
    before: [entity('collated', { name: p.text() })],
    after: [entity('collated', { name: p.text().collation('C') })],
    table: 'collated',
    changes: ['alter column collated.name (type, collation)'],
  },
  'the expression of a computed column': {
    before: [entity('computed', { a: p.integer(), b: p.integer().generated('(a * 2) stored') })],
    after: [entity('computed', { a: p.integer(), b: p.integer().generated('(a * 3) stored') })],
    table: 'computed',
    changes: ['alter column computed.b (generated)'],
  },
  'a column that becomes computed': {
    before: [entity('becomes', { a: p.integer(), b: p.integer() })],
    after: [entity('becomes', { a: p.integer(), b: p.integer().generated('(a * 3) stored') })],
    table: 'becomes',
    changes: ['drop column becomes.b', 'add column becomes.b integer'],
  },
  'identity added, and a default': {
    before: [entity('identities', { number: p.integer(), at: p.datetime() })],
    after: [
      entity('identities', {
        number: p.integer().generated('by default as identity'),
        at: p.datetime().defaultRaw('now()'),
      }),
    ],
    table: 'identities',
    changes: ['alter column identities.number (identity)', 'alter column identities.at (default)'],
  },
  'the expression of a check under the same name': {
    before: [entity('sane', { size: p.integer() }, { checks: [{ name: 'sane', expression: 'size > 0' }] })],
    after: [entity('sane', { size: p.integer() }, { checks: [{ name: 'sane', expression: 'size > 1' }] })],
    table: 'sane',
    changes: ['drop constraint sane on sane', 'add check sane on sane'],
  },
  'a check without a name': {
    before: [entity('unnamed', { size: p.integer() })],
    after: [entity('unnamed', { size: p.integer() }, { checks: [{ expression: 'size > 0' }] })],
    table: 'unnamed',
    changes: ['add check unnamed_check on unnamed'],
  },
  'columns of the primary key': {
    before: [entity('keyed', { id: p.integer().primary().autoincrement(false), b: p.integer() })],
    after: [entity('keyed', { id: p.integer().primary().autoincrement(false), b: p.integer().primary() })],
    table: 'keyed',
    changes: ['drop constraint keyed_pkey on keyed', 'add primary key keyed_pkey on keyed'],
  },
  'a unique constraint that becomes deferrable': {
    before: [entity('unique', { a: p.integer() }, { uniques: [{ properties: ['a'], name: 'one_a' }] })],
    after: [
      entity(
        'unique',
        { a: p.integer() },
        { uniques: [{ properties: ['a'], name: 'one_a', deferMode: 'deferred' }] },
      ),
    ],
    table: 'unique',
    changes: ['drop constraint one_a on unique', 'add unique constraint one_a on unique'],
  },
  'the name of a foreign key alone': {
    before: [thing({})[0] ?? '', entity('refers', { thing: () => p.manyToOne('Thing' as never) })],
    after: [
      thing({})[0] ?? '',
      entity('refers', { thing: () => p.manyToOne('Thing' as never).foreignKeyName('to_thing') }),
    ],
    table: 'refers',
    changes: ['rename constraint refers_thing_id_foreign on refers to to_thing'],
  },
  'the method of an index': {
    before: [words('method', {})],
    after: [words('method', { type: 'hash' })],
    table: 'method',
    changes: ['drop index method_word on method', 'create index method_word on method (word)'],
  },
  'the where of an index': {
    before: [words('partial', {})],
    after: [words('partial', { where: "word <> ''" })],
    table: 'partial',
    changes: ['drop index partial_word on partial', 'create index partial_word on partial (word)'],
  },
  'the include of an index': {
    before: [words('covering', {})],
    after: [words('covering', { include: ['other'] })],
    table: 'covering',
    changes: ['drop index covering_word on covering', 'create index covering_word on covering (word)'],
  },
  'the operator class of an index': {
    before: [words('opclass', {})],
    after: [words('opclass', { expression: 'create index opclass_word on opclass (word text_pattern_ops)' })],
    table: 'opclass',
    changes: ['drop index opclass_word on opclass', 'create index opclass_word on opclass (word)'],
  },
  'the parameters of an index': {
    before: [words('filled', {})],
    after: [words('filled', { fillFactor: 70 })],
    table: 'filled',
    changes: ['drop index filled_word on filled', 'create index filled_word on filled (word)'],
  },
};

const ANSWERS = {
  drop: ['removed_state.b', 'becomes.b'],
  rename: ['renamed_state.b:renamed_state.c'],
  using: ['lengths.price=price::numeric(10)'],
};

describe('what Alembic does not see, of entities', () => {
  const rows = Object.values(ROWS);
  const [before, after] = [rows.flatMap((row) => row.before), rows.flatMap((row) => row.after)];
  let project: EntityProject;
  let changes: readonly string[];
  beforeAll(async () => {
    project = await EntityProject.open();
    await project.step(before);
    ({ changes } = await project.step(after, ANSWERS));
  });
  afterAll(() => project[Symbol.asyncDispose]());

  it.each(Object.entries(ROWS))('%s', (_, { table, changes: expected }) => {
    const own = new RegExp(String.raw`\b${table}(?!\w| constraint)|\b${table}_`);
    expect(changes.filter((line) => own.test(line))).toEqual(expected);
  });

  it('all of it is there then, and nothing else', async () => {
    expect(changes).toHaveLength(rows.flatMap((row) => row.changes).length);
    expect(await project.lines()).toEqual(await project.linesOfEntities(after));
  });

  it('an empty difference, unnamed checks and the order of columns included: no file', async () => {
    const others = after.filter((one) => nameOf(one) !== 'lengths');
    const turned = entity('lengths', {
      price: p.decimal().columnType('numeric(10)'),
      name: p.string().columnType('varchar'),
    });
    const service = await project.service([turned, ...others.toReversed()]);
    expect(await service.autogenerate('again')).toMatchObject({ migrations: [], changes: [] });
  });

  it('the name of a table or a column, and a table without an entity: asked, never lost', async () => {
    const others = after.filter((one) => !['floats', 'sane'].includes(nameOf(one)));
    const service = await project.service([...others, entity('doubles', { quotient: p.double() })]);
    const { changes: undecided } = await rejection(service.autogenerate('gone'), UndecidedChangesError);
    expect(undecided.map(({ name, flags }) => [name, flags.at(-1)])).toEqual([
      ['floats', '--drop floats'],
      ['sane', '--drop sane'],
    ]);
  });
});

function nameOf(one: Entities[number]): string {
  return one instanceof EntitySchema ? (one.meta.tableName ?? '') : '';
}

const MADE = `-- up
create extension btree_gist;
create type mood as enum ('bad', 'good');
create domain positive as int check (value > 0);
create sequence numbers;
create table other (id int primary key, part int, unique (id, part));
create table item (id int primary key, name text, part int, span int4range,
  constraint to_other foreign key (id, part) references other (id, part));
create table plain (id int primary key);
create view names as select name from item;
create materialized view counts as select count(*) as n from item;
create function touch() returns trigger language plpgsql as 'begin return new; end';
create trigger stamp before insert on item for each row execute function touch();
create table parted (id int) partition by range (id);
create table parted_low partition of parted for values from (0) to (10);
`;

const BY_HAND: Readonly<Record<string, readonly [sql: string, ...changes: string[]]>> = {
  sequences: ['alter sequence numbers increment 5', 'alter sequence numbers (increment)'],
  views: ['create or replace view names as select upper(name) as name from item', 'replace view names'],
  'materialized views': [
    'drop materialized view counts; create materialized view counts as select count(*) + 1 as n from item',
    'drop materialized view counts',
    'create materialized view counts',
  ],
  functions: [
    `create or replace function touch() returns trigger language plpgsql as 'begin new.name := 1; return new; end'`,
    'replace function touch()',
  ],
  triggers: [
    'create or replace trigger stamp before insert or update on item for each row execute function touch()',
    'replace trigger stamp on item',
  ],
  domains: [
    'alter domain positive add constraint small check (value < 10)',
    'alter domain positive (addChecks)',
  ],
  'types that no column is of': [`alter type mood add value 'best'`, 'add value best to enum mood'],
  extensions: ['create extension citext', 'create extension citext'],
  'row level security': [
    'alter table item enable row level security; create policy own on item using (part = 1)',
    'enable row level security on item',
    'create policy own on item',
  ],
  'storage parameters': ['alter table item set (fillfactor = 70)', 'set fillfactor = 70 on item'],
  'unlogged tables': ['alter table plain set unlogged', 'set plain unlogged'],
  'exclusion constraints': [
    'alter table item add constraint apart exclude using gist (span with &&)',
    'add exclusion constraint apart on item',
  ],
  'how a foreign key matches': [
    `alter table item drop constraint to_other;
     alter table item add constraint to_other foreign key (id, part) references other (id, part) match full`,
    'drop constraint to_other on item',
    'add foreign key to_other on item',
  ],
  'partitions, those that are there left as they are': [
    'create table parted_high partition of parted for values from (10) to (20)',
    'create partition parted_high of parted',
  ],
};

describe('what Alembic does not see, of a database', () => {
  let project: EntityProject;
  let service: MigrationService;
  let found: readonly Drift[];
  beforeAll(async () => {
    project = await EntityProject.open();
    await project.write({ '1_made.sql': MADE });
    service = await project.service([]);
    await service.migrate();
    await project.query(
      Object.values(BY_HAND)
        .map(([sql]) => sql)
        .join(';\n'),
    );
    found = await service.drift();
  });
  afterAll(() => project[Symbol.asyncDispose]());

  it.each(Object.entries(BY_HAND))('%s', (_, [, ...changes]) => {
    expect(found.map(({ change }) => change)).toEqual(expect.arrayContaining(changes));
  });

  it('is all of the drift, and gone when the remedies are taken, the last first', async () => {
    expect(found).toHaveLength(Object.values(BY_HAND).flatMap(([, ...changes]) => changes).length);
    for (const { remedy } of found.toReversed()) {
      await project.query(remedy.join(';\n'));
    }
    expect(await service.drift()).toEqual([]);
  });
});
