import { testOperation } from '../../../../test/operations/operation-cases.js';
import { touchesOf } from '../operation.js';
import { sql } from '../sql-text.js';
import type { AlterDomain } from './alter-domain.js';

type Change = Pick<AlterDomain, 'to' | 'from'>;

const domain = { kind: 'alterDomain' as const, name: 'shop.email' };

function altering(change: Change, actions: string[], aspects: string, back: Change | undefined) {
  return {
    operation: { ...domain, ...change },
    sql: actions.map((action) => `alter domain "shop"."email" ${action}`),
    line: `alter domain shop.email (${aspects})`,
    inverse: back === undefined ? [] : [{ ...domain, ...back }],
  };
}

function unsaid(change: Change, actions: string[], aspects: string, what: string, remedy: string) {
  return {
    ...altering(change, actions, aspects, change),
    inverse: {
      irreversible: `altering the domain shop.email does not say what its ${what} was`,
      remedy: `op.alterDomain('shop.email', ${remedy})`,
    },
  };
}

const check = { name: 'a "b"', expression: sql`value <> ${"it's"}` };
const late = { name: 'late', expression: 'true', notValid: true };

testOperation<AlterDomain>('alterDomain', {
  nothing: altering({ to: {}, from: {} }, [], '', undefined),
  'a default': altering(
    { to: { default: { value: "it's" } }, from: { default: null } },
    ["set default 'it''s'"],
    'default',
    { to: { default: null }, from: { default: { value: "it's" } } },
  ),
  'no default': altering(
    { to: { default: null }, from: { default: { sql: 'now()' } } },
    ['drop default'],
    'default',
    { to: { default: { sql: 'now()' } }, from: { default: null } },
  ),
  'not null': altering({ to: { notNull: true }, from: {} }, ['set not null'], 'notNull', {
    to: { notNull: false },
    from: { notNull: true },
  }),
  'a nullability that stays': altering(
    { to: { notNull: false }, from: { notNull: false } },
    ['drop not null'],
    'notNull',
    { to: { notNull: false }, from: { notNull: false } },
  ),
  'checks that come and go': altering(
    { to: { addChecks: [check, late], dropChecks: [{ name: 'old', expression: 'true' }] }, from: {} },
    [
      'drop constraint "old"',
      `add constraint "a ""b""" check (value <> 'it''s')`,
      'add constraint "late" check (true) not valid',
    ],
    'dropChecks, addChecks',
    { to: { addChecks: [{ name: 'old', expression: 'true' }], dropChecks: [check, late] }, from: {} },
  ),
  'a check to be validated': altering(
    { to: { validateChecks: ['late'] }, from: {} },
    ['validate constraint "late"'],
    'validateChecks',
    undefined,
  ),
  'everything, and only what it changes, whatever else was': altering(
    {
      to: {
        default: { value: 1 },
        notNull: true,
        addChecks: [late],
        dropChecks: [check],
        validateChecks: ['late'],
      },
      from: { default: { value: 2 }, comment: 'a' },
    },
    [
      'drop constraint "a ""b"""',
      'set default 1',
      'set not null',
      'add constraint "late" check (true) not valid',
      'validate constraint "late"',
    ],
    'dropChecks, default, notNull, addChecks, validateChecks',
    {
      to: { default: { value: 2 }, notNull: false, addChecks: [check], dropChecks: [late] },
      from: { default: { value: 1 }, notNull: true },
    },
  ),
  'a comment': {
    operation: { ...domain, to: { comment: null }, from: { comment: "it's" } },
    sql: ['comment on domain "shop"."email" is null'],
    line: 'alter domain shop.email (comment)',
    inverse: [{ ...domain, to: { comment: "it's" }, from: { comment: null } }],
  },
  'an unsaid default': unsaid(
    { to: { default: null, notNull: true }, from: {} },
    ['drop default', 'set not null'],
    'default, notNull',
    'default',
    '{ ... }, { from: { default: ... } }',
  ),
  'an unsaid check': unsaid(
    { to: { dropChecks: ["it's", check] }, from: {} },
    ['drop constraint "it\'s"', 'drop constraint "a ""b"""'],
    'dropChecks',
    "check it's",
    "{ dropChecks: [{ name: 'it\\'s', expression: '...' }] }",
  ),
  'both unsaid': unsaid(
    { to: { dropChecks: ['c'], default: null }, from: {} },
    ['drop constraint "c"', 'drop default'],
    'dropChecks, default',
    'default and check c',
    "{ dropChecks: [{ name: 'c', expression: '...' }] }, { from: { default: ... } }",
  ),
});

describe('alterDomain', () => {
  it.each<[string, AlterDomain['to'], 'unknown' | []]>([
    ['a default', { default: null }, []],
    ['no more not null', { notNull: false }, []],
    ['a check that is dropped', { dropChecks: ['c'] }, []],
    ['a check that is not valid', { addChecks: [late] }, []],
    ['not null', { notNull: true }, 'unknown'],
    ['a check', { addChecks: [late, check] }, 'unknown'],
    ['a check to be validated', { validateChecks: ['c'] }, 'unknown'],
  ])('with %s touches the tables of the domain, or not', (_what, to, expected) => {
    expect(touchesOf({ ...domain, to, from: {} })).toEqual(expected);
  });
});
