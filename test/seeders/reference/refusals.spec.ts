import { defineEntity, p } from '@mikro-orm/postgresql';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

import {
  DuplicateReferenceError,
  InvalidReferenceError,
  ReferenceConstraintError,
  ReferenceValueError,
  UnknownEntityError,
} from '../../../src/index.js';
import { applyReference, type EntityRows, type PlainRow } from '../../../src/seeders/reference/index.js';
import { rejection } from '../../fixtures/lab.js';
import { Lexicon } from './lexicon.js';

const Unit = defineEntity({
  name: 'Unit',
  properties: {
    id: p.integer().primary(),
    code: p.string().length(4),
    factor: p.integer(),
    kind: p.enum(['mass', 'length']).nullable(),
    since: p.date().nullable(),
    doubled: p.integer().nullable().generated('(factor * 2) stored'),
    sum: p.integer().formula('1 + 1'),
    transient: p.string().persist(false).nullable(),
    ghost: p.string().nullable(),
  },
});

const Summary = defineEntity({
  name: 'Summary',
  view: true,
  expression: 'select 1 as id',
  properties: { id: p.integer().primary() },
});

const Elsewhere = defineEntity({ name: 'Elsewhere', properties: { id: p.integer().primary() } });
const Unmade = defineEntity({ name: 'Unmade', properties: { id: p.integer().primary() } });

@Entity({ inheritance: 'tpt' })
class Animal {
  @PrimaryKey({ type: 'integer' })
  id!: number;
}

@Entity()
class Dog extends Animal {
  @Property({ type: 'string' })
  name!: string;
}

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await Lexicon.open([Unit, Summary, Animal, Dog, Unmade]);
  await lexicon.rows(
    'drop table unmade; alter table unit drop ghost, add constraint positive check (factor > 0)',
  );
});
afterAll(() => lexicon.close());
beforeEach(() => lexicon.rows('truncate unit restart identity'));

const apply = (rows: readonly PlainRow[], by: readonly string[] = ['code']) =>
  applyReference(lexicon.em, Unit, rows as never, { by: by as never });
const codes = async () => (await lexicon.rows('select code from unit order by id')).map(({ code }) => code);

describe('A call is refused', () => {
  it.each<[string, readonly PlainRow[], readonly string[], object]>([
    [
      'an empty key',
      [],
      [],
      { reason: 'emptyBy', problem: 'Reference data of Unit has no key: `by` is empty.' },
    ],
    [
      'an unknown key',
      [],
      ['cod'],
      { reason: 'unknownProperty', property: 'cod', remedy: 'Did you mean code?' },
    ],
    ['a key without a column', [], ['transient'], { reason: 'unsuitableKey', property: 'transient' }],
    [
      'an unknown property',
      [{ code: 'kg', factr: 1 }],
      ['code'],
      { reason: 'unknownProperty', row: 1, property: 'factr', remedy: 'Did you mean factor?' },
    ],
    [
      'a row without its key',
      [{ code: 'kg', factor: 1 }, { factor: 2 }],
      ['code'],
      { reason: 'missingKey', row: 2, property: 'code' },
    ],
    [
      'a key that is null',
      [{ code: 'kg', factor: 1, kind: null }],
      ['code', 'kind'],
      { reason: 'nullKey', row: 1, property: 'kind' },
    ],
    ['a row that is none', ['kg' as unknown as PlainRow], ['code'], { reason: 'notARow', row: 1 }],
    [
      'a generated column',
      [{ code: 'kg', factor: 1, doubled: 2 }],
      ['code'],
      {
        reason: 'unsuitableProperty',
        problem: 'Row 1 for Unit names doubled, which the database generates.',
      },
    ],
    [
      'a formula',
      [{ code: 'kg', factor: 1, sum: 2 }],
      ['code'],
      { reason: 'unsuitableProperty', property: 'sum' },
    ],
    [
      'what is not stored',
      [{ code: 'kg', factor: 1, transient: 'x' }],
      ['code'],
      { reason: 'unsuitableProperty', property: 'transient' },
    ],
    [
      'a column that the table lacks',
      [{ code: 'kg', factor: 1, ghost: 'x' }],
      ['code'],
      {
        reason: 'unsuitableProperty',
        problem: 'Row 1 for Unit names ghost, which has the column ghost, which the table unit lacks.',
      },
    ],
  ])('for %s', async (_what, rows, by, expected) => {
    expect(await rejection(apply(rows, by), InvalidReferenceError)).toMatchObject({
      entity: 'Unit',
      ...expected,
    });
    expect(await codes()).toEqual([]);
  });

  it('for a mode that there is not', async () => {
    const options = { by: ['code'], mode: 'merge' as never } as const;
    const call = applyReference(lexicon.em, Unit, [], options);
    expect(await rejection(call, InvalidReferenceError)).toMatchObject({ reason: 'unknownMode' });
  });

  it('for entities without a table of their own, and unknown ones', async () => {
    const reason = async (entity: typeof Summary | typeof Dog) => {
      const call = applyReference(lexicon.em, entity as typeof Summary, [], { by: ['id'] });
      return (await rejection(call, InvalidReferenceError)).problem;
    };
    expect(await reason(Summary)).toBe("Reference data of Summary can't be written: it is a view.");
    expect(await reason(Dog)).toMatch(/it is spread over several tables \(joined inheritance\)\.$/);
    const unknown = applyReference(lexicon.em, Elsewhere, [], { by: ['id'] });
    expect(await rejection(unknown, UnknownEntityError)).toMatchObject({ entity: 'Elsewhere' });
    const unmade = applyReference(lexicon.em, Unmade, [], { by: ['id'] });
    expect(await rejection(unmade, InvalidReferenceError)).toMatchObject({ reason: 'missingTable' });
  });

  it('for a key that is declared twice', async () => {
    const rows = ['a', 'b', 'a', 'c', 'b', 'a'].map((code) => ({ code, factor: 1 }));
    const error = await rejection(apply(rows), DuplicateReferenceError);
    expect(error).toMatchObject({
      place: 'declared',
      keys: [
        { key: { code: 'a' }, rows: [1, 3, 6] },
        { key: { code: 'b' }, rows: [2, 5] },
      ],
    });
    expect(error.problem).toBe(
      'Reference data of Unit declares the same key more than once:\n  code "a": rows 1, 3, 6\n  code "b": rows 2, 5',
    );
  });

  it('for a key that the table holds twice', async () => {
    await lexicon.rows("insert into unit (code, factor) values ('kg', 1), ('g', 1), ('kg', 2)");
    expect(await apply([{ code: 'g' }])).toMatchObject({ unchanged: 1 });
    expect(await rejection(apply([{ code: 'g' }, { code: 'kg' }]), DuplicateReferenceError)).toMatchObject({
      place: 'table',
      table: 'unit',
      keys: [{ key: { code: 'kg' }, rows: [2] }],
    });
  });

  it('for another primary key than the row has', async () => {
    await apply([{ code: 'kg', factor: 1 }]);
    expect(await rejection(apply([{ code: 'kg', id: 7 }]), InvalidReferenceError)).toMatchObject({
      reason: 'changedPrimaryKey',
      row: 1,
    });
    expect(await apply([{ code: 'kg', id: 1 }])).toMatchObject({ unchanged: 1 });
  });
});

describe('A value is refused, with its row and column,', () => {
  const good = { code: 'kg', factor: 1 };
  it.each<[string, object, object]>([
    [
      'of another type',
      { factor: 'ten' },
      { property: 'factor', column: 'unit.factor', expected: 'integer, not null' },
    ],
    [
      'that is too long',
      { code: 'kilogram' },
      { property: 'code', expected: 'character varying(4), not null' },
    ],
    ['that is too great', { factor: 2 ** 40 }, { property: 'factor' }],
    ['that is no date', { since: '2024-02-30' }, { property: 'since', expected: 'date or null' }],
    [
      'outside the enum',
      { kind: 'time' },
      { property: 'kind', expected: 'one of "mass", "length" (text) or null' },
    ],
    ['that is null', { factor: null }, { property: 'factor' }],
    ['that is missing', { factor: undefined }, { property: 'factor', column: 'unit.factor' }],
    ['with a zero byte', { code: 'a\0' }, { property: 'code' }],
  ])('%s', async (_what, values, expected) => {
    const rows = [
      good,
      { code: 'm', factor: 2 },
      { code: 'x', factor: 3, ...values },
      { code: 'z', factor: 4 },
    ];
    const error = await rejection(apply(rows), ReferenceValueError);
    expect(error).toMatchObject({
      code: 'SISKIN_REFERENCE_VALUE',
      entity: 'Unit',
      row: 3,
      source: undefined,
      ...expected,
    });
    expect(error.problem).toMatch(/^Row 3 has a value of \w+ that unit\.\w+ does not take: .+\.$/);
    expect(error.remedy).toBe(`Expected is ${error.expected}.`);
    expect(await codes()).toEqual([]);
  });

  it('counted over all that were copied before, and by its source', async () => {
    const file: EntityRows = {
      source: 'data/units.csv',
      async *rowsOf({ className }) {
        for (let i = 1; i < 50_000; i++) {
          yield { code: i.toString(36), factor: i === 40_000 ? className : i };
        }
      },
    };
    const call = applyReference(lexicon.em, Unit, file, { by: ['code'] });
    expect(await rejection(call, ReferenceValueError)).toMatchObject({
      source: 'data/units.csv',
      row: 40_000,
      problem: expect.stringContaining(
        'Row 40000 of data/units.csv has a value of factor that unit.factor does not take',
      ),
    });
  });

  it('or by the constraint that it breaks', async () => {
    expect(await rejection(apply([{ code: 'kg', factor: 0 }]), ReferenceConstraintError)).toMatchObject({
      constraint: 'positive',
      table: 'unit',
      detail: expect.stringContaining('kg, 0'),
    });
  });

  it('and leaves the transaction usable', async () => {
    const em = lexicon.em;
    await em.transactional(async (em) => {
      await applyReference(em, Unit, [good], { by: ['code'] });
      for (const factor of ['ten', 0]) {
        await applyReference(em, Unit, [{ code: 'm', factor: factor as number }], { by: ['code'] }).catch(
          () => {},
        );
      }
      await applyReference(em, Unit, [{ code: 's', factor: 1 }], { by: ['code'] });
    });
    expect(await codes()).toEqual(['kg', 's']);
  });
});
