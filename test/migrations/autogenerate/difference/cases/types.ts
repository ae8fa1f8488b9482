import { sql } from '../../../../../src/index.js';
import type { DifferenceCase } from '../difference-case.js';
import { ofTable } from './columns.js';

type Conversion = readonly [from: string, to: string, value: string, result: unknown, restored: unknown];

/** Values that become those of another type, and turn back. */
const CONVERSIONS: readonly Conversion[] = [
  ['text', 'integer', "'7'", 7, '7'],
  ['integer', 'text', '7', '7', 7],
  ['varchar(20)', 'varchar(30)', "'a'", 'a', 'a'],
  ['varchar(20)', 'text', "'a'", 'a', 'a'],
  ['text', 'varchar(20)', "'a'", 'a', 'a'],
  ['integer', 'bigint', '7', '7', 7],
  ['bigint', 'integer', '7', 7, '7'],
  ['numeric(10,2)', 'numeric(12,4)', '1.5', '1.5000', '1.50'],
  ['numeric(10,2)', 'double precision', '1.5', 1.5, '1.50'],
  [
    'text',
    'uuid',
    "'00000000-0000-0000-0000-000000000001'",
    '00000000-0000-0000-0000-000000000001',
    '00000000-0000-0000-0000-000000000001',
  ],
  ['text', 'jsonb', `'{"a": 1}'`, { a: 1 }, '{"a": 1}'],
  ['json', 'jsonb', `'{"a":1}'`, { a: 1 }, { a: 1 }],
  ['integer', 'boolean', '2', true, 1],
  ['smallint', 'boolean', '0', false, 0],
  ['boolean', 'integer', 'true', 1, true],
  ['boolean', 'bigint', 'true', '1', true],
  ['boolean', 'text', 'true', 'true', true],
  ['text', 'boolean', "'yes'", true, 'true'],
  ['integer', 'integer[]', '7', [7], 7],
  ['text', 'text[]', "'a'", ['a'], 'a'],
  ['text[]', 'integer[]', "'{7}'", [7], ['7']],
  ['integer[]', 'bigint[]', "'{7}'", ['7'], [7]],
  ['integer[]', 'boolean[]', "'{1}'", [true], [1]],
  ['text', 'bytea', String.raw`'\x41'`, Buffer.from('A'), String.raw`\x41`],
  ['inet', 'cidr', "'10.0.0.0/8'", '10.0.0.0/8', '10.0.0.0/8'],
  ['text', 'numeric(10,2)', "'1.5'", '1.50', '1.50'],
  ['char(3)', 'text', "'abc'", 'abc', 'abc'],
  ['money', 'numeric', "'1.5'", '1.50', '$1.50'],
  ['text', 'interval', "'1 day'", expect.objectContaining({ days: 1 }), '1 day'],
  ['bit(3)', 'varbit', "'101'", '101', '101'],
  ['integer', 'money', '7', '$7.00', 7],
  ['text', 'inet', "'10.0.0.1'", '10.0.0.1', '10.0.0.1/32'],
  ['text', 'date', "'2026-01-01'", expect.any(Date), '2026-01-01'],
  ['timestamp', 'timestamptz', "'2026-01-01'", expect.any(Date), expect.any(Date)],
  ['timestamptz(3)', 'date', "'2026-01-01'", expect.any(Date), expect.any(Date)],
];

export const TYPE_CASES: readonly DifferenceCase[] = ofTable([
  ...CONVERSIONS.filter(([from, to]) => !(from === 'integer[]' && to === 'boolean[]')).map(
    ([from, to, value, result, restored]) => ({
      name: `${from} becomes ${to}`,
      v1: (t: Parameters<Parameters<typeof ofTable>[0][number]['v1']>[0]) => t.column('a', from),
      v2: (t: Parameters<Parameters<typeof ofTable>[0][number]['v2']>[0]) => t.column('a', to),
      rows: [`insert into items values (1, ${value}), (2, null)`],
      kinds: ['alterColumn'] as const,
      query: 'select a from items order by id',
      result: [{ a: result }, { a: null }],
      restored: [{ a: restored }, { a: null }],
    }),
  ),
  {
    name: 'by a conversion that was decided',
    v1: (t) => t.text('a'),
    v2: (t) => t.integer('a'),
    rows: ["insert into items values (1, 'seven')"],
    decisions: { conversions: new Map([['items.a', 'length(a)']]) },
    query: 'select a from items',
    result: [{ a: 5 }],
    restored: [{ a: '5' }],
  },
  {
    name: 'with a default that stays',
    v1: (t) => t.varchar('a', 9).default('x'),
    v2: (t) => t.text('a').default('x'),
  },
  {
    name: 'with a number as default',
    v1: (t) => t.integer('a').default(0),
    v2: (t) => t.bigint('a').default(0),
  },
  { name: 'with a default that it loses', v1: (t) => t.text('a').default('x'), v2: (t) => t.integer('a') },
  {
    name: 'with a default that can not be cast',
    v1: (t) => t.text('a').default('x'),
    v2: (t) => t.jsonb('a').defaultSql("'{}'"),
  },
  { name: 'another collation', v1: (t) => t.text('a').collate('C'), v2: (t) => t.text('a').collate('POSIX') },
  { name: 'no collation', v1: (t) => t.text('a').collate('C'), v2: (t) => t.varchar('a') },
  {
    name: 'a collation, and another type',
    v1: (t) => t.text('a').collate('C'),
    v2: (t) => t.integer('a'),
    rows: ["insert into items values (1, '3')"],
  },
  {
    name: 'with the storage that it has',
    v1: (t) => t.text('a').storage('external'),
    v2: (t) => t.jsonb('a').storage('external'),
  },
  {
    name: 'with a check over it',
    v1: (t) => t.text('a').check("a <> ''", { name: 'c' }),
    v2: (t) => t.integer('a').check('a > 0', { name: 'c' }),
    rows: ["insert into items values (1, '3')"],
  },
  {
    name: 'with a check that reads the same',
    v1: (t) => (t.integer('a'), t.integer('b'), t.check('c', 'a = b')),
    v2: (t) => (t.text('a'), t.text('b'), t.check('c', 'a = b')),
    rows: ['insert into items values (1, 3, 3)'],
  },
  {
    name: 'a longer one, with a check that stays',
    v1: (t) => t.varchar('a', 9).check("a <> ''", { name: 'c' }),
    v2: (t) => t.varchar('a', 20).check("a <> ''", { name: 'c' }),
    kinds: ['alterColumn'],
  },
  {
    name: 'with indexes over it',
    v1: (t) => {
      t.text('a').unique().index();
      t.index([{ expression: 'coalesce(a, a)' }], { name: 'e' });
      t.index(['id'], { name: 'p', where: sql`a is null` });
    },
    v2: (t) => {
      t.integer('a').unique().index();
      t.index([{ expression: 'coalesce(a, a)' }], { name: 'e' });
      t.index(['id'], { name: 'p', where: sql`a is null` });
    },
    rows: ["insert into items values (1, '3')"],
  },
]);
