import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

import { defineEntity, p } from '@mikro-orm/postgresql';

import { UndecidedChangesError } from '../../../src/index.js';
import { rejection } from '../../fixtures/lab.js';
import { EntityProject, type Entities } from './entity-project.js';
import { id, thing } from './matrix.fixture.js';

const state = (...values: string[]) => ({ state: p.enum(values).nativeEnumName('thing_state') });

describe('a table with 1,000 rows', () => {
  const BEFORE = thing({ name: p.text(), ...state('draft', 'open') });
  const AFTER = [
    defineEntity({
      name: 'Item',
      properties: { ...id, title: p.text(), ...state('draft', 'public') },
    }),
  ];

  let project: EntityProject;
  beforeEach(async () => {
    project = await EntityProject.open();
    await project.step(BEFORE);
    await project.query(
      `insert into thing (name, state) select 'n' || n, (array['draft', 'open'])[n % 2 + 1]::thing_state from generate_series(1, 1000) n`,
    );
  });
  afterEach(() => project[Symbol.asyncDispose]());

  const RENAME = ['thing:item', 'item.name:item.title', 'thing_state.open:thing_state.public'];
  const rows = (table: string, name: string, open: string) =>
    project.query(
      `select count(distinct ${name})::int as names, count(*) filter (where state = '${open}')::int as open from ${table}`,
    );

  it('keeps them where it is renamed, with a column and a value', async () => {
    const { changes } = await project.step(AFTER, { rename: RENAME });
    expect(changes).toEqual([
      'rename table thing to item',
      'rename column item.name to title',
      'rename constraint thing_pkey on item to item_pkey',
      'rename value open of enum thing_state to public',
    ]);
    expect(await rows('item', 'title', 'public')).toEqual([{ names: 1000, open: 500 }]);
    const service = await project.service(AFTER);
    expect(await service.autogenerate('again')).toMatchObject({ migrations: [] });
    await service.rollback();
    expect(await rows('thing', 'name', 'open')).toEqual([{ names: 1000, open: 500 }]);
    expect(await project.lines()).toEqual(await project.linesOfEntities(BEFORE));
  });

  it('is not lost without a word, and not guessed to be renamed', async () => {
    const renamed = await project.service(AFTER);
    const undecided = await rejection(renamed.autogenerate('guess'), UndecidedChangesError);
    expect(undecided.message).toBe(
      [
        'It was not said what becomes of data, and it is not guessed. Nothing was written.',
        '- The table thing is gone.',
        '- The enum value thing_state.open is gone.',
        'Say it:',
        '- thing: --rename thing:item or --drop thing',
        '- thing_state.open: --rename thing_state.open:thing_state.public or --rename thing_state.open:thing_state.draft or --drop thing_state.open',
      ].join('\n'),
    );
    const alike = await project.service(thing({ title: p.text(), ...state('draft', 'open') }));
    const { changes } = await rejection(alike.autogenerate('guess'), UndecidedChangesError);
    expect(changes.map(({ problem, flags }) => [problem, flags])).toEqual([
      ['The column thing.name (text) is gone.', ['--rename thing.name:thing.title', '--drop thing.name']],
    ]);
  });

  it('loses what is said to go and nothing else', async () => {
    const less = thing({ ...state('draft') });
    const { changes } = await project.step(less, {
      drop: ['thing.name'],
      rename: ['thing_state.open:thing_state.draft'],
    });
    expect(changes).toEqual(['drop column thing.name', 'replace enum thing_state (draft, open) by (draft)']);
    expect(await project.query('select count(*)::int as n from thing where state = $$draft$$')).toEqual([
      { n: 1000 },
    ]);
  });
});

/** The calls of a migration's file, a line each, and whether they are in no transaction. */
async function callsOf({ path }: { path: string }): Promise<string[]> {
  const text = await readFile(path, 'utf8');
  const [, body = ''] = /change\(op: Operations\) \{\n([^]*)\n  \}\n\}/.exec(text) ?? [];
  const calls = body.split(/;\n?/).map((call) => call.replaceAll(/\s*\n\s*/g, ' ').trim());
  const inOneLine = calls.map((call) => call.replaceAll('( ', '(').replaceAll(/, (?=\)|\})/g, ' '));
  const said = inOneLine.filter((call) => call !== '').map((call) => call.replaceAll(' )', ')'));
  return [...(text.includes('transaction = false') ? ['outside'] : []), ...said];
}

const Author = defineEntity({ name: 'Author', properties: { ...id } });

const SAFE: { before: Entities; after: Entities } = {
  before: [
    Author,
    ...thing({ name: p.text().nullable(), email: p.text(), size: p.integer(), by: p.integer() }),
  ],
  after: [
    Author,
    ...thing(
      {
        name: p.text(),
        email: p.text(),
        size: p.integer(),
        by: () => p.manyToOne(Author).fieldName('by'),
        phone: p.text(),
      },
      {
        indexes: [{ properties: ['size'], name: 'by_size' }],
        uniques: [{ properties: ['email'], name: 'one_email' }],
        checks: [{ name: 'sane', expression: 'size > 0' }],
      },
    ),
  ],
};
const FILL = { fill: ["thing.phone='n/a'", "thing.name='nobody'"] };

const SAFE_CALLS = [
  [
    "op.addColumn('thing', (t) => t.text('phone'))",
    "op.addCheck('thing', 'sane', 'size > 0', { notValid: true })",
    "op.addForeignKey('thing', ['by'], 'author', ['id'], { notValid: true, index: false })",
  ],
  [
    'outside',
    "op.backfill('thing', { set: { name: sql`'nobody'` }, where: '\"name\" is null', reverse: false })",
    "op.backfill('thing', { set: { phone: sql`'n/a'` }, reverse: false })",
  ],
  [
    'outside',
    "op.createIndex('thing', ['email'], { name: 'one_email', unique: true, concurrently: true })",
    "op.createIndex('thing', ['size'], { name: 'by_size', concurrently: true })",
  ],
  [
    "op.addCheck('thing', 'thing_name_is_not_null', '\"name\" is not null', { notValid: true })",
    "op.addCheck('thing', 'thing_phone_is_not_null', '\"phone\" is not null', { notValid: true })",
    "op.addUnique('thing', ['email'], { name: 'one_email', usingIndex: 'one_email' })",
  ],
  [
    "op.validateConstraint('thing', 'thing_name_is_not_null')",
    "op.alterColumn('thing', 'name', { nullable: false }, { from: { nullable: true } })",
    "op.dropConstraint('thing', 'thing_name_is_not_null', { type: 'check', expression: '\"name\" is not null', notValid: true })",
    "op.validateConstraint('thing', 'thing_phone_is_not_null')",
    "op.alterColumn('thing', 'phone', { nullable: false }, { from: { nullable: true } })",
    "op.dropConstraint('thing', 'thing_phone_is_not_null', { type: 'check', expression: '\"phone\" is not null', notValid: true })",
    "op.validateConstraint('thing', 'sane')",
    "op.validateConstraint('thing', 'thing_by_foreign')",
  ],
];

describe('safe forms', () => {
  let project: EntityProject;
  beforeEach(async () => {
    project = await EntityProject.open();
    await project.step(SAFE.before);
  });
  afterEach(() => project[Symbol.asyncDispose]());

  const fill = () =>
    project.query(`insert into author default values;
      insert into thing (name, email, size, "by") select case when n > 5 then 'x' end, n::text, n, 1 from generate_series(1, 3000) n`);

  it('are written for a table with rows, as migrations that follow one another, there and back', async () => {
    await fill();
    const before = await project.lines();
    const { migrations } = await project.step(SAFE.after, FILL);
    expect(migrations.map(({ path }) => basename(path).replace(/^\d+_/, ''))).toEqual([
      'step_2.ts',
      'step_2_fill.ts',
      'step_2_indexes.ts',
      'step_2_constraints.ts',
      'step_2_validate.ts',
    ]);
    expect(await Promise.all(migrations.map(callsOf))).toEqual(SAFE_CALLS);
    expect(await project.lines()).toEqual(await project.linesOfEntities(SAFE.after));
    const counts = `select count(*) filter (where name = 'nobody')::int as nobody, count(*) filter (where phone = 'n/a')::int as phones from thing`;
    expect(await project.query(counts)).toEqual([{ nobody: 5, phones: 3000 }]);
    await (await project.service(SAFE.after)).rollback({ step: migrations.length });
    expect(await project.lines()).toEqual(before);
    expect(await project.query('select count(*)::int as n from thing')).toEqual([{ n: 3000 }]);
  });

  it('are left where that is wished for', async () => {
    await fill();
    const { migrations } = await project.step(SAFE.after, { safe: false, ...FILL });
    expect(migrations).toHaveLength(1);
    expect(await project.lines()).toEqual(await project.linesOfEntities(SAFE.after));
  });

  it('are written for tables without rows as well where that is wished for', async () => {
    const service = await project.service(SAFE.after);
    expect((await service.autogenerate('safe', { safe: true, ...FILL })).migrations).toHaveLength(5);
  });

  it('are not written where the database is out of reach, which tells of no rows', async () => {
    await fill();
    const clientUrl = 'postgresql://nobody:none@127.0.0.1:1/app';
    const service = await project.service(SAFE.after, {}, { clientUrl });
    const { migrations } = await service.autogenerate('apart', FILL);
    expect(migrations).toHaveLength(1);
  });
});
