import { testOperation } from '../../../../test/operations/operation-cases.js';
import { runsOutsideTransaction } from '../operation.js';
import { recordOperations } from '../record.js';
import { renderOperations, touchesOf } from '../operation.js';
import { sql } from '../sql-text.js';
import type { BackfillOptions } from './backfill-calls.js';
import type { Backfill } from './backfill.js';

const whole: Backfill = {
  kind: 'backfill',
  table: 'shop.users',
  set: { role: "O'Reader", 'lower "name"': sql`lower(name)`, tags: ['a', 'b'] },
  where: sql`role is null and id > ${7}`,
  batch: 100,
  key: ['id'],
  targetMs: 200,
  pauseMs: 50,
  reverse: { set: { role: null }, where: 'role is not null -- all' },
};

testOperation<Backfill>('backfill', {
  'with all options': {
    operation: whole,
    sql: [
      `update "shop"."users" set "role" = 'O''Reader', "lower ""name""" = lower(name), "tags" = '{"a","b"}' where (role is null and id > 7)`,
    ],
    line: 'backfill role, lower "name", tags of shop.users',
    inverse: [
      {
        kind: 'backfill',
        table: 'shop.users',
        set: { role: null },
        where: 'role is not null -- all',
        batch: 100,
        key: ['id'],
        targetMs: 200,
        pauseMs: 50,
        reverse: { set: whole.set, where: whole.where },
      },
    ],
  },
  'of all rows, with a comment and nothing to undo': {
    operation: { kind: 'backfill', table: 'users', set: { a: 1 }, where: 'b -- why', reverse: false },
    sql: [`update "users" set "a" = 1 where (b -- why\n)`],
    line: 'backfill a of users',
    inverse: [],
  },
  'that does not say how to undo it': {
    operation: { kind: 'backfill', table: 'users', set: { a: 1 } },
    sql: [`update "users" set "a" = 1`],
    line: 'backfill a of users',
    inverse: {
      irreversible: 'the backfill of users does not say how to undo it',
      remedy:
        "op.backfill('users', { ..., reverse: { set: { ... } } }), or { reverse: false } where nothing is to be undone",
    },
  },
});

describe('a backfill', () => {
  it('is read as source, as touches and as outside a transaction', () => {
    expect(
      renderOperations([{ kind: 'backfill', table: 'users', set: { a: sql`b + ${1}` }, batch: 10 }]),
    ).toBe("op.backfill('users', { set: { a: sql`b + ${1}` }, batch: 10 });");
    expect(touchesOf(whole)).toEqual([
      { table: 'shop.users', how: 'write', lock: 'row exclusive', work: 'scan' },
    ]);
    expect(runsOutsideTransaction(whole)).toBe(true);
  });

  it('is recorded by op.backfill', async () => {
    const { kind: _kind, table, ...options } = whole;
    expect(await recordOperations((op) => op.backfill(table, options))).toEqual([whole]);
  });

  it.each<[string, BackfillOptions, string]>([
    ['nothing to set', { set: {} }, '`set` names no column'],
    ['nothing to set back', { set: { a: 1 }, reverse: { set: {} } }, '`set` names no column'],
    ['no column to walk by', { set: { a: 1 }, key: [] }, '`key` names no column'],
    ['an empty batch', { set: { a: 1 }, batch: 0 }, '`batch` is 0, not a whole number from 1'],
    [
      'several faults',
      { set: { a: 1 }, batch: 1.5, targetMs: Number.NaN, pauseMs: -1 },
      '`batch` is 1.5, not a whole number from 1; `targetMs` is NaN, not a whole number from 1; `pauseMs` is -1, not a whole number from 0',
    ],
  ])('is refused with %s', async (_what, options, faults) => {
    await expect(recordOperations((op) => op.backfill('shop.users', options))).rejects.toMatchObject({
      code: 'SISKIN_INVALID_BACKFILL',
      table: 'shop.users',
      problem: `The backfill of shop.users can't be done: ${faults}.`,
    });
  });
});
