import { CompositeAttributeError } from '../../../errors/composite-attribute.error.js';
import type { ColumnBuilder } from '../columns/column-builder.js';
import type { ColumnFactory } from '../columns/column-factory.js';
import type { Operation } from '../operation.js';
import type { Operations } from '../operations.js';
import { recordOperations } from '../record.js';
import { sql } from '../sql-text.js';

const attributes = [{ name: 'a', type: 'text', collation: 'C' }];
const define = (t: ColumnFactory) => void t.text('a').collate('C');
const checks = [{ name: 'c', expression: 'true' }];

describe('calls for types', () => {
  it.each<[string, (op: Operations) => void, Operation]>([
    [
      'createType',
      (op) => op.createType('address', define, { comment: 'b' }),
      { kind: 'createType', name: 'address', attributes, comment: 'b' },
    ],
    ['dropType', (op) => op.dropType('address'), { kind: 'dropType', name: 'address' }],
    [
      'dropType with options',
      (op) => op.dropType('address', { cascade: true }),
      { kind: 'dropType', name: 'address', cascade: true },
    ],
    [
      'dropType with its attributes',
      (op) => op.dropType('address', define, { comment: 'b', ifExists: true }),
      { kind: 'dropType', name: 'address', was: { attributes, comment: 'b' }, ifExists: true },
    ],
    ['renameType', (op) => op.renameType('a', 'b'), { kind: 'renameType', name: 'a', to: 'b' }],
    ['moveType', (op) => op.moveType('a.b', 'c'), { kind: 'moveType', name: 'a.b', schema: 'c' }],
    [
      'createDomain',
      (op) => op.createDomain('email', 'text'),
      { kind: 'createDomain', name: 'email', definition: { type: 'text' } },
    ],
    [
      'createDomain with a default',
      (op) => op.createDomain('email', 'text', { default: 'a', checks }),
      { kind: 'createDomain', name: 'email', definition: { type: 'text', default: { value: 'a' }, checks } },
    ],
    [
      'createDomain with an expression as default',
      (op) => op.createDomain('email', 'text', { default: sql`now()` }),
      { kind: 'createDomain', name: 'email', definition: { type: 'text', default: { sql: sql`now()` } } },
    ],
    ['dropDomain', (op) => op.dropDomain('email'), { kind: 'dropDomain', name: 'email' }],
    [
      'dropDomain with options',
      (op) => op.dropDomain('email', { ifExists: true }),
      { kind: 'dropDomain', name: 'email', ifExists: true },
    ],
    [
      'dropDomain with its definition',
      (op) => op.dropDomain('email', 'text', { default: 1, cascade: true }),
      { kind: 'dropDomain', name: 'email', was: { type: 'text', default: { value: 1 } }, cascade: true },
    ],
    [
      'alterDomain',
      (op) =>
        op.alterDomain('email', { default: null, addChecks: checks }, { from: { default: sql`now()` } }),
      {
        kind: 'alterDomain',
        name: 'email',
        to: { default: null, addChecks: checks },
        from: { default: { sql: sql`now()` } },
      },
    ],
    [
      'alterDomain without a word on before',
      (op) => op.alterDomain('email', { notNull: true }),
      { kind: 'alterDomain', name: 'email', to: { notNull: true }, from: {} },
    ],
  ])('%s', async (_call, run, expected) => {
    expect(await recordOperations(run)).toEqual([expected]);
  });

  it.each<[string, (t: ColumnBuilder) => ColumnBuilder, string[]]>([
    ['mandatory', (t) => t.notNull(), ['notNull']],
    ['a key with a default', (t) => t.default(1).primaryKey(), ['default', 'primaryKey']],
    ['a reference', (t) => t.references('a'), ['foreignKey', 'index']],
    ['an identity', (t) => t.identity(), ['identity']],
  ])('an attribute that is %s is refused', async (_what, refine, unfit) => {
    const recording = recordOperations((op) =>
      op.createType('shop.address', (t) => {
        t.text('street').comment('may be given');
        refine(t.integer('number'));
      }),
    );
    await expect(recording).rejects.toBeInstanceOf(CompositeAttributeError);
    await expect(recording).rejects.toMatchObject({
      code: 'SISKIN_COMPOSITE_ATTRIBUTE',
      typeName: 'shop.address',
      attribute: 'number',
      unfit,
      problem: `The attribute number of the type shop.address can have a type, a collation and a comment, and was also given: ${unfit.join(', ')}.`,
      remedy:
        'Leave that out, or make the attribute one of a domain (op.createDomain), which can have a default, checks and not null.',
    });
  });
});
