import { testOperation } from '../../../../test/operations/operation-cases.js';
import { sql } from '../sql-text.js';
import { invertOperations } from '../invert.js';
import { compileOperation, touchesOf } from '../operation.js';
import type { EnumReplacement, ReplaceEnum } from './replace-enum.js';

function replacing(change: EnumReplacement, alterations: string[], back: EnumReplacement) {
  return {
    operation: { kind: 'replaceEnum', name: 'shop.status', ...change } satisfies ReplaceEnum,
    sql: [
      'alter type "shop"."status" rename to "status__old"',
      `create type "shop"."status" as enum (${quoted(change.to)})`,
      ...alterations,
      'drop type "shop"."status__old"',
    ],
    line: `replace enum shop.status (${change.from.join(', ')}) by (${change.to.join(', ')})`,
    inverse: [{ kind: 'replaceEnum' as const, name: 'shop.status', ...back }],
  };
}

function quoted(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}

const column = { table: 'a.orders', column: 'state' };
const bare = { from: ['a', 'b'], to: ['b', 'c'] };
const bareBack = { from: ['b', 'c'], to: ['a', 'b'] };

testOperation<ReplaceEnum>('replaceEnum', {
  'an enum of no column': replacing({ ...bare, columns: [] }, [], { ...bareBack, columns: [] }),
  'an enum with a column': replacing(
    { ...bare, columns: [column] },
    [
      'alter table "a"."orders" alter column "state" type "shop"."status" using "state"::text::"shop"."status"',
    ],
    { ...bareBack, columns: [column] },
  ),
  'values that turn into others, and the default with them': replacing(
    { ...bare, columns: [{ ...column, default: 'a' }], map: { a: 'b' }, revertMap: { c: 'b' } },
    [
      'alter table "a"."orders" alter column "state" drop default, ' +
        `alter column "state" type "shop"."status" using case "state"::text when 'a' then 'b' else "state"::text end::"shop"."status", ` +
        `alter column "state" set default 'b'`,
    ],
    {
      ...bareBack,
      columns: [{ ...column, default: { from: 'b', to: 'a' } }],
      map: { c: 'b' },
      revertMap: { a: 'b' },
    },
  ),
  'renamed values, which turn back by themselves': replacing(
    { from: ['a', 'b', 'x'], to: ['b', 'z', 'y'], columns: [], map: { a: 'z', x: 'b' } },
    [],
    {
      from: ['b', 'z', 'y'],
      to: ['a', 'b', 'x'],
      columns: [],
      map: { z: 'a' },
      revertMap: { a: 'z', x: 'b' },
    },
  ),
  'values that change places': replacing(
    { from: ['a', 'b'], to: ['a', 'b'], columns: [{ ...column, array: true }], map: { a: 'b', b: 'a' } },
    [
      `alter table "a"."orders" alter column "state" type "shop"."status"[] using ` +
        `array_replace(array_replace(array_replace(array_replace("state"::text[], ` +
        `'a', 'a${'.'.repeat(64)}'), 'b', 'b${'.'.repeat(64)}'), 'a${'.'.repeat(64)}', 'b'), 'b${'.'.repeat(64)}', 'a')` +
        `::"shop"."status"[]`,
    ],
    {
      from: ['a', 'b'],
      to: ['a', 'b'],
      columns: [{ ...column, array: true }],
      map: { a: 'b', b: 'a' },
      revertMap: { a: 'b', b: 'a' },
    },
  ),
  'several columns of a table at once, arrays too': replacing(
    {
      ...bare,
      map: { a: 'c' },
      columns: [
        { table: { schema: 'a', name: 'orders' }, column: 'states', array: true, default: ['a', 'b'] },
        { table: 'orders', column: 'state' },
        { ...column, default: sql`lower(${'B'})::shop.status` },
      ],
    },
    [
      `alter table "a"."orders" alter column "states" drop default, ` +
        `alter column "states" type "shop"."status"[] using array_replace("states"::text[], 'a', 'c')::"shop"."status"[], ` +
        `alter column "states" set default '{"c","b"}', ` +
        `alter column "state" drop default, ` +
        `alter column "state" type "shop"."status" using case "state"::text when 'a' then 'c' else "state"::text end::"shop"."status", ` +
        `alter column "state" set default lower('B')::shop.status`,
      `alter table "orders" alter column "state" type "shop"."status" using case "state"::text when 'a' then 'c' else "state"::text end::"shop"."status"`,
    ],
    {
      ...bareBack,
      map: { c: 'a' },
      revertMap: { a: 'c' },
      columns: [
        {
          table: { schema: 'a', name: 'orders' },
          column: 'states',
          array: true,
          default: { from: ['c', 'b'], to: ['a', 'b'] },
        },
        { table: 'orders', column: 'state' },
        { ...column, default: sql`lower(${'B'})::shop.status` },
      ],
    },
  ),
  'a default that stays, and one of its own': replacing(
    {
      ...bare,
      columns: [
        { ...column, default: 'b' },
        { table: 'b', column: 'c', default: { from: 'a', to: 'c' } },
      ],
    },
    [
      'alter table "a"."orders" alter column "state" drop default, ' +
        'alter column "state" type "shop"."status" using "state"::text::"shop"."status", ' +
        `alter column "state" set default 'b'`,
      'alter table "b" alter column "c" drop default, ' +
        'alter column "c" type "shop"."status" using "c"::text::"shop"."status", ' +
        `alter column "c" set default 'c'`,
    ],
    {
      ...bareBack,
      columns: [
        { ...column, default: 'b' },
        { table: 'b', column: 'c', default: { from: 'c', to: 'a' } },
      ],
    },
  ),
});

describe('replaceEnum', () => {
  it.each([
    ['a long name', 'x'.repeat(63), 'x'.repeat(58)],
    [
      'a long name of wide characters',
      `${'x'.repeat(3)}${'ü'.repeat(30)}`,
      `${'x'.repeat(3)}${'ü'.repeat(27)}`,
    ],
  ])('cuts %s to make place for the old type', (_what, name, kept) => {
    const [first] = compileOperation({ kind: 'replaceEnum', name, ...bare, columns: [] });
    expect(first).toBe(`alter type "${name}" rename to "${kept}__old"`);
  });

  it('says the comment of the enum again', () => {
    const operation: ReplaceEnum = { kind: 'replaceEnum', name: 'e', ...bare, columns: [], comment: "it's" };
    expect(compileOperation(operation)[2]).toBe(`comment on type "e" is 'it''s'`);
    expect(invertOperations([operation], 'r1')).toEqual([
      { kind: 'replaceEnum', name: 'e', ...bareBack, columns: [], comment: "it's" },
    ]);
  });

  it('rewrites each table once', () => {
    const columns = [column, { ...column, column: 'other' }, { table: 'b', column: 'c' }];
    expect(touchesOf({ kind: 'replaceEnum', name: 'status', ...bare, columns })).toEqual([
      { table: 'a.orders', how: 'alter', lock: 'access exclusive', work: 'rewrite' },
      { table: 'b', how: 'alter', lock: 'access exclusive', work: 'rewrite' },
    ]);
  });
});
