import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { AlterColumn, ColumnState } from './alter-column.js';
import { sql } from '../sql-text.js';

type Change = Pick<AlterColumn, 'to' | 'from' | 'using' | 'revertUsing'>;

function altering(change: Change, steps: string[], back: Change) {
  const column = { kind: 'alterColumn' as const, table: 'shop.users', column: 'age' };
  const clauses = steps.map((step) => `alter column "age" ${step}`).join(', ');
  return {
    operation: { ...column, ...change },
    sql: steps.length === 0 ? [] : [`alter table "shop"."users" ${clauses}`],
    line: `alter column shop.users.age (${Object.keys(change.to).join(', ')})`,
    inverse: [{ ...column, ...back }],
  };
}

function unsaid(to: ColumnState, from: ColumnState, steps: string[], what: string, remedy: string) {
  return {
    ...altering({ to, from }, steps, { to, from }),
    inverse: {
      irreversible: `altering the column shop.users.age does not say what its ${what} was`,
      remedy: `op.alterColumn('shop.users', 'age', { ... }, { from: { ${remedy} } })`,
    },
  };
}

const all = { type: 'bigint', nullable: false, default: { sql: sql`${1} + 1` } };

testOperation<AlterColumn>('alterColumn', {
  nothing: altering({ to: {}, from: {} }, [], { to: {}, from: {} }),
  'a type': altering({ to: { type: 'text' }, from: { type: 'integer' } }, ['type text'], {
    to: { type: 'integer' },
    from: { type: 'text' },
  }),
  'a type and how its values turn': altering(
    {
      to: { type: 'integer' },
      from: { type: 'text' },
      using: sql`coalesce(age, ${'0'})::integer`,
      revertUsing: 'age::text',
    },
    [`type integer using coalesce(age, '0')::integer`],
    {
      to: { type: 'text' },
      from: { type: 'integer' },
      using: 'age::text',
      revertUsing: sql`coalesce(age, ${'0'})::integer`,
    },
  ),
  'not null': altering({ to: { nullable: false }, from: {} }, ['set not null'], {
    to: { nullable: true },
    from: { nullable: false },
  }),
  nullable: altering({ to: { nullable: true }, from: {} }, ['drop not null'], {
    to: { nullable: false },
    from: { nullable: true },
  }),
  'a nullability that stays': altering(
    { to: { nullable: true }, from: { nullable: true } },
    ['drop not null'],
    {
      to: { nullable: true },
      from: { nullable: true },
    },
  ),
  'a default': altering(
    { to: { default: { value: "it's" } }, from: { default: null } },
    [`set default 'it''s'`],
    {
      to: { default: null },
      from: { default: { value: "it's" } },
    },
  ),
  'no default': altering({ to: { default: null }, from: { default: { value: 1 } } }, ['drop default'], {
    to: { default: { value: 1 } },
    from: { default: null },
  }),
  'everything in one statement': altering(
    { to: all, from: { type: 'text', nullable: false, default: { value: 'x' } } },
    ['drop default', 'type bigint', 'set default 1 + 1', 'set not null'],
    { to: { type: 'text', nullable: false, default: { value: 'x' } }, from: all },
  ),
  'only what it changes, whatever else was': altering(
    { to: { nullable: false }, from: { type: 'text', default: null } },
    ['set not null'],
    { to: { nullable: true }, from: { nullable: false } },
  ),
  'an unsaid type': unsaid(
    { type: 'text', nullable: true },
    {},
    ['type text', 'drop not null'],
    'type',
    'type: ...',
  ),
  'an unsaid default': unsaid(
    { default: null },
    { type: 'text' },
    ['drop default'],
    'default',
    'default: ...',
  ),
  'both unsaid': unsaid(
    { type: 'text', default: null },
    {},
    ['type text', 'drop default'],
    'type and default',
    'type: ..., default: ...',
  ),
});
