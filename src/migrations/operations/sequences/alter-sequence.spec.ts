import { testOperation } from '../../../../test/operations/operation-cases.js';
import { touchesOf } from '../operation.js';
import type { AlterSequence } from './alter-sequence.js';

type Change = Pick<AlterSequence, 'to' | 'from'>;

const sequence = { kind: 'alterSequence' as const, name: 'shop.numbers' };

function altering(change: Change, actions: string[], aspects: string, back: Change | undefined) {
  return {
    operation: { ...sequence, ...change },
    sql: actions.map((action) => `alter sequence "shop"."numbers" ${action}`),
    line: `alter sequence shop.numbers (${aspects})`,
    inverse: back === undefined ? [] : [{ ...sequence, ...back }],
  };
}

const owner = { table: 'shop.orders', column: 'id' };

testOperation<AlterSequence>('alterSequence', {
  nothing: altering({ to: {}, from: {} }, [], '', undefined),
  'how numbers are drawn': altering(
    {
      to: { as: 'integer', start: 5, increment: -1 },
      from: { as: 'bigint', start: 1, increment: 2, max: 9 },
    },
    ['as integer start with 5 increment by -1'],
    'as, start, increment',
    {
      to: { as: 'bigint', start: 1, increment: 2 },
      from: { as: 'integer', start: 5, increment: -1 },
    },
  ),
  limits: altering(
    { to: { min: null, max: 10n, cache: 2 }, from: { min: -5, max: null, cache: 1 } },
    ['no minvalue maxvalue 10 cache 2'],
    'min, max, cache',
    { to: { min: -5, max: null, cache: 1 }, from: { min: null, max: 10n, cache: 2 } },
  ),
  'an owner': altering(
    { to: { ownedBy: owner }, from: { ownedBy: null } },
    ['owned by "shop"."orders"."id"'],
    'ownedBy',
    { to: { ownedBy: null }, from: { ownedBy: owner } },
  ),
  'what is true or false': altering(
    { to: { cycle: true, unlogged: false }, from: {} },
    ['cycle', 'set logged'],
    'cycle, unlogged',
    { to: { cycle: false, unlogged: true }, from: { cycle: true, unlogged: false } },
  ),
  'what was the same before': altering(
    { to: { cycle: false, unlogged: true }, from: { cycle: false, unlogged: true } },
    ['no cycle', 'set unlogged'],
    'cycle, unlogged',
    { to: { cycle: false, unlogged: true }, from: { cycle: false, unlogged: true } },
  ),
  'the next number, which is not turned back': altering(
    { to: { restart: -7 }, from: {} },
    ['restart with -7'],
    'restart',
    undefined,
  ),
  'the next number and another start': altering(
    { to: { restart: true, start: 3 }, from: { start: 1 } },
    ['start with 3 restart'],
    'start, restart',
    { to: { start: 1 }, from: { start: 3 } },
  ),
  'what it does not say': {
    ...altering({ to: { start: 3, ownedBy: null, cycle: true }, from: {} }, [], '', undefined),
    sql: ['alter sequence "shop"."numbers" start with 3 cycle owned by none'],
    line: 'alter sequence shop.numbers (start, cycle, ownedBy)',
    inverse: {
      irreversible: 'altering the sequence shop.numbers does not say what its start and ownedBy was',
      remedy: "op.alterSequence('shop.numbers', { ... }, { from: { start: ..., ownedBy: ... } })",
    },
  },
});

describe('alterSequence', () => {
  it.each<[string, AlterSequence['to'], string[]]>([
    ['the table that owns it', { ownedBy: owner }, ['shop.orders']],
    ['no table where none owns it', { ownedBy: null }, []],
    ['no table for its numbers', { start: 1 }, []],
  ])('looks at %s', (_what, to, tables) => {
    const touches = tables.map((table) => ({ table, how: 'read', lock: 'access share' }));
    expect(touchesOf({ ...sequence, to, from: {} })).toEqual(touches);
  });
});
