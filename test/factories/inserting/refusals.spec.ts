import { defineEntity, type EntityName, p } from '@mikro-orm/postgresql';

import { InsertConstraintError } from '../../../src/errors/insert-constraint.error.js';
import { InsertValueError } from '../../../src/errors/insert-value.error.js';
import { InvalidInsertError } from '../../../src/errors/invalid-insert.error.js';
import { rejection } from '../../fixtures/lab.js';
import { Lexicon } from '../../seeders/reference/lexicon.js';
import { insert, type Row } from './insert.js';

const Inside = defineEntity({
  name: 'Inside',
  embeddable: true,
  properties: { street: p.string().nullable() },
});
const House = defineEntity({
  name: 'House',
  properties: {
    id: p.integer().primary(),
    name: p.string().unique(),
    floors: p.smallint().nullable(),
    style: p.enum(['old', 'new']).nullable(),
    inside: () => p.embedded(Inside).nullable(),
    owner: () => p.manyToOne(House).nullable(),
    annexes: () => p.oneToMany(House).mappedBy('owner'),
    size: p.integer().generated('(floors * 2) stored').nullable(),
    unmade: p.string().nullable(),
    twins: () => p.manyToMany(House),
  },
  checks: [{ name: 'some_floors', expression: 'floors > 0' }],
});
const Street = defineEntity({
  name: 'Street',
  properties: { name: p.string().primary(), length: p.integer() },
});
const Sight = defineEntity({
  name: 'Sight',
  view: true,
  expression: 'select id from house',
  properties: { id: p.integer().primary() },
});
const Virtual = defineEntity({
  name: 'Virtual',
  expression: 'select id from house',
  properties: { id: p.integer() },
});
const Basis = defineEntity({
  name: 'Basis',
  abstract: true,
  properties: { id: p.integer().primary() },
});
const Missing = defineEntity({ name: 'Missing', properties: { id: p.integer().primary() } });

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await Lexicon.open([House, Inside, Street, Sight, Virtual, Basis, Missing]);
  await lexicon.rows('drop table missing; alter table house drop unmade');
});
afterAll(() => lexicon.close());

const one = <T extends object>(entity: EntityName<T>, attributes: Row) =>
  insert(lexicon.em, (rows) => rows.row(entity, attributes));
const stored = () => lexicon.rows('select count(*)::int from house');

describe('What can not become rows', () => {
  it.each([
    ['Sight', {}, 'unsuitableEntity', "Rows of Sight can't be inserted: it is a view."],
    ['Virtual', {}, 'unsuitableEntity', "Rows of Virtual can't be inserted: it is virtual."],
    ['Inside', {}, 'unsuitableEntity', "Rows of Inside can't be inserted: it is an embeddable."],
    ['Missing', {}, 'missingTable', 'Rows of Missing need the table missing, which the database lacks.'],
    ['House', { nam: 'a' }, 'unknownProperty', 'A row of House names nam, which is no property.'],
    [
      'House',
      { name: 'a', inside: { stret: 'x' } },
      'unknownProperty',
      'A row of House names inside.stret, which is no property.',
    ],
    ['House', { name: 'a', inside: 'x' }, 'unsuitableProperty', 'A row of House has "x" as inside.'],
    [
      'House',
      { name: 'a', annexes: [{}] },
      'unsuitableProperty',
      'A row of House names annexes, which is a collection.',
    ],
    [
      'House',
      { name: 'a', size: 1 },
      'unsuitableProperty',
      'A row of House names size, which the database generates.',
    ],
    [
      'House',
      { name: 'a', unmade: 'x' },
      'missingColumn',
      'A row of House names unmade, which has the column unmade, which the table house lacks.',
    ],
    [
      'Street',
      { length: 1 },
      'missingKey',
      'A row of Street has no name, which is a part of its primary key and has no default.',
    ],
    ['House', { name: 'a', owner: [1, 2] }, 'notAKey', 'A row of House gives owner by 2 values.'],
    [
      'House',
      { name: 'a', owner: { name: 'b' } },
      'notAKey',
      'A row of House gives owner by a row that has no key.',
    ],
  ])('%s given %j is an error', async (name, attributes, reason, problem) => {
    const entity = lexicon.orm.getMetadata().getByClassName(name).class;
    const error = await rejection(one(entity, attributes), InvalidInsertError);
    expect(error).toMatchObject({ code: 'SISKIN_INVALID_INSERT', reason, problem });
  });

  it('is an abstract entity', async () => {
    const error = await rejection(one(Basis, {}), InvalidInsertError);
    expect(error.problem).toBe("Rows of Basis can't be inserted: it is abstract.");
  });

  it('is a link by what is no pivot table', async () => {
    const linked = insert(lexicon.em, (rows) => rows.link(House, 'annexes', { id: 1 }, { id: 2 }));
    expect(await rejection(linked, InvalidInsertError)).toMatchObject({
      reason: 'unsuitableLink',
      problem: "Rows can't be linked by annexes, which is 1:m.",
    });
  });
});

describe('Values that do not fit', () => {
  it.each([
    [{ name: null }, 'House 2 has a value of name that house.name does not take: it is null.'],
    [
      { name: 'a', style: 'odd' },
      'House 2 has a value of style that house.style does not take: it is "odd".',
    ],
    [
      { name: 'a\0' },
      'House 2 has a value of name that house.name does not take: it has a zero byte, which no text of PostgreSQL can have.',
    ],
    [
      { name: 'a', floors: 'many' },
      'A row of House has a value of floors that house.floors does not take: invalid input syntax for type smallint: "many".',
    ],
    [
      { name: 'a', floors: 100_000 },
      'A row of House has a value of floors that house.floors does not take: value "100000" is out of range for type smallint.',
    ],
    [
      { name: 'a'.repeat(300) },
      'A row of House has a value of name that house.name does not take: value too long for type character varying(255).',
    ],
  ])('%# are errors that name the property', async (attributes, problem) => {
    const broken = insert(lexicon.em, async (rows) => {
      await rows.row(House, { name: 'fits' });
      await rows.row(House, attributes);
    });
    expect(await rejection(broken, InsertValueError)).toMatchObject({ code: 'SISKIN_INSERT_VALUE', problem });
    expect(await stored()).toEqual([{ count: 0 }]);
  });

  it('tell what was expected', async () => {
    const error = await rejection(one(House, { name: 'a', style: 'odd' }), InsertValueError);
    expect(error.remedy).toBe(
      'Expected is one of "old", "new" (text) or null. Correct what the factory gives it.',
    );
  });
});

describe('Constraints', () => {
  it.each([
    ['unique', [{ name: 'a' }, { name: 'a' }], 'house_name_unique', 'Key (name)=(a) already exists.'],
    ['check', [{ name: 'a', floors: 0 }], 'some_floors', expect.stringContaining('Failing row contains')],
    [
      'foreignKey',
      [{ name: 'a', owner: 77 }],
      'house_owner_id_foreign',
      'Key (owner_id)=(77) is not present in table "house".',
    ],
  ])('of kind %s that are broken are errors', async (kind, drafts, constraint, detail) => {
    const broken = insert(lexicon.em, async (rows) => {
      for (const draft of drafts) {
        await rows.row(House, draft);
      }
    });
    const error = await rejection(broken, InsertConstraintError);
    expect(error).toMatchObject({
      code: 'SISKIN_INSERT_CONSTRAINT',
      kind,
      table: 'house',
      constraint,
      detail,
    });
    expect(await stored()).toEqual([{ count: 0 }]);
    expect(error.problem).toContain(`break the constraint ${constraint} of house: `);
  });

  it('of columns that are not null name the column', async () => {
    const error = await rejection(one(Street, { name: 'a' }), InsertConstraintError);
    expect(error).toMatchObject({ kind: 'notNull', table: 'street', column: 'length' });
    expect(error.message).toContain('Rows to insert break that street.length is not null');
    expect(error.remedy).toBe('Let the factory give the property a value, or the column a default.');
  });
});
