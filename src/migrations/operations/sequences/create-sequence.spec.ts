import { testOperation } from '../../../../test/operations/operation-cases.js';
import { touchesOf } from '../operation.js';
import type { CreateSequence } from './create-sequence.js';
import type { SequenceDefinition } from './sequence-definition.js';

function creating(definition: SequenceDefinition, ...statements: string[]) {
  return {
    operation: { kind: 'createSequence', name: 'shop.numbers', definition } satisfies CreateSequence,
    sql: statements,
    line: 'create sequence shop.numbers',
    inverse: [{ kind: 'dropSequence' as const, name: 'shop.numbers', was: definition }],
  };
}

testOperation<CreateSequence>('createSequence', {
  'a plain sequence': creating({}, 'create sequence "shop"."numbers"'),
  'one with everything': creating(
    {
      as: 'smallint',
      start: -5n,
      increment: -2,
      min: -100,
      max: null,
      cache: 3,
      cycle: true,
      ownedBy: { table: 'shop.orders', column: 'a "b"' },
      unlogged: true,
      comment: "it's",
    },
    'create unlogged sequence "shop"."numbers" as smallint start with -5 increment by -2 minvalue -100 no maxvalue' +
      ' cache 3 cycle owned by "shop"."orders"."a ""b"""',
    `comment on sequence "shop"."numbers" is 'it''s'`,
  ),
  'one of numbers as text': creating(
    { start: '9007199254740993', min: '-9223372036854775807' },
    'create sequence "shop"."numbers" start with 9007199254740993 minvalue -9223372036854775807',
  ),
  'one that nobody owns': creating(
    { ownedBy: null, unlogged: false },
    'create sequence "shop"."numbers" owned by none',
  ),
  'one that may be there': {
    operation: { kind: 'createSequence', name: { name: 'a.b' }, definition: {}, ifNotExists: true },
    sql: ['create sequence if not exists "a.b"'],
    line: 'create sequence a.b',
    inverse: {
      irreversible: 'the sequence a.b may have been there before, as ifNotExists says',
      remedy: "op.createSequence({ name: 'a.b' }, ...) without ifNotExists",
    },
  },
});

describe('createSequence', () => {
  it('looks at the table that owns it', () => {
    const definition = { ownedBy: { table: 'shop.orders', column: 'id' } };
    expect(touchesOf({ kind: 'createSequence', name: 'numbers', definition })).toEqual([
      { table: 'shop.orders', how: 'read', lock: 'access share' },
    ]);
  });
});
