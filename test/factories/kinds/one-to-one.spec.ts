import { OneToOneCountError } from '../../../src/errors/one-to-one-count.error.js';
import { rejection } from '../../fixtures/lab.js';
import { Passport, PassportFactory, people, Person, PersonFactory } from './people-entities.js';
import { keysOf, useKinds } from './use-kinds.js';

const kinds = useKinds(people);
const persons = () => kinds.factories().get(PersonFactory);

describe('from the inverse side', () => {
  it('has one that refers back, in memory', async () => {
    const person = await kinds.factories().get(PersonFactory).has(PassportFactory.new()).make();

    expect(person.passport).toBeInstanceOf(Passport);
    expect(person.passport?.holder).toBe(person);
    expect(kinds.queries).toEqual([]);
  });

  it('creates both', async () => {
    const created = await kinds.factories().get(PersonFactory).count(2).has(PassportFactory).create();

    const found = await kinds.fresh().find(Person, {}, { populate: ['passport'], orderBy: { id: 'asc' } });
    expect(found.map(({ passport }) => passport?.number)).toEqual(['P1', 'P2']);
    expect(found.map(({ id }) => id)).toEqual(created.map(({ id }) => id));
  });

  it('takes a factory, or an entity, as an attribute', async () => {
    const run = kinds.factories();
    const [a, b] = [
      await run.get(PersonFactory).create({ passport: PassportFactory.new() }),
      await run
        .get(PersonFactory)
        .create({ passport: await run.get(PassportFactory).withoutParents().make() }),
    ];
    expect(a.passport?.holder).toBe(a);
    expect(b.passport?.holder).toBe(b);
    expect(await kinds.fresh().find(Passport, {}, { orderBy: { id: 'asc' } })).toMatchObject([
      { holder: { id: a.id } },
      { holder: { id: b.id } },
    ]);
    expect(await kinds.fresh().count(Person)).toBe(2);
  });

  it('nests plain attributes', async () => {
    expect(await kinds.factories().get(PersonFactory).has(PassportFactory).raw({ name: 'Ada' })).toEqual({
      name: 'Ada',
      passport: { number: 'P1' },
    });
  });
});

describe('several from the inverse side', () => {
  it.each([
    ['a count', 2, () => persons().has(PassportFactory.count(2))],
    ['the end of a range', 3, () => persons().has(PassportFactory.count([0, 3]))],
    ['weights', 5, () => persons().has(PassportFactory.count({ 0: 1, 5: 1, 9: 0 }))],
    ['two calls', 2, () => persons().has(PassportFactory).has(PassportFactory.new())],
    [
      'an attribute beside a call',
      2,
      () => persons().state({ passport: PassportFactory.new() }).has(PassportFactory),
    ],
  ])('are refused by %s, whoever makes them', async (_, count, asked) => {
    for (const work of [asked().make(), asked().create(), asked().insert(), asked().raw()]) {
      const error = await rejection(work, OneToOneCountError);
      expect(error).toMatchObject({
        code: 'SISKIN_ONE_TO_ONE_COUNT',
        factory: 'PersonFactory',
        relation: 'passport',
        count,
        message:
          `PersonFactory was asked for ${count} of Passport for each Person, and Person.passport leads to one.\n` +
          'Ask for it once: without a count, with count(1), or with count([0, 1]) where some have none. ' +
          'Where each Person is to have several, make passport a one-to-many relation.',
      });
    }
    expect(await kinds.fresh().count(Person)).toBe(0);
  });

  it('are not one, or none', async () => {
    const made = await persons()
      .count(20)
      .has(PassportFactory.count([0, 1]))
      .create();
    const passports = made.filter(({ passport }) => passport !== undefined);
    expect(passports.length).toBeGreaterThan(0);
    expect(passports.length).toBeLessThan(20);
    expect(await kinds.fresh().count(Passport)).toBe(passports.length);
    expect(
      (await persons().has(PassportFactory.count(1)).has(PassportFactory.count(0)).make()).passport,
    ).toBeInstanceOf(Passport);
  });
});

describe('from the owning side', () => {
  it('makes a holder for each', async () => {
    const passports = await kinds.factories().get(PassportFactory).count(2).make();
    expect(passports.map(({ holder }) => holder.passport)).toEqual(passports);
    expect(kinds.queries).toEqual([]);
  });

  it('takes a holder', async () => {
    const ada = await kinds.factories().get(PersonFactory).create({ name: 'Ada' });
    const passport = await kinds.factories().get(PassportFactory).for(ada).create();

    expect(ada.passport).toBe(passport);
    expect(await kinds.fresh().findOneOrFail(Passport, { holder: ada.id })).toMatchObject({ number: 'P1' });
  });
});

describe('recycle', () => {
  it('gives each once, then new ones are made', async () => {
    const run = kinds.factories();
    const persons = await run.get(PersonFactory).count(3).create();
    const passports = await run.get(PassportFactory).recycle(persons).count(5).create();

    expect(keysOf(passports.slice(0, 3).map(({ holder }) => holder))).toEqual(keysOf(persons));
    expect(await kinds.fresh().count(Person)).toBe(5);
  });

  it('goes on with those that are left', async () => {
    const run = kinds.factories();
    const persons = await run.get(PersonFactory).count(3).create();
    const passports = run.get(PassportFactory).recycle(persons);
    const created = [...(await passports.count(2).create()), ...(await passports.count(2).create())];

    expect(keysOf(created.slice(0, 3).map(({ holder }) => holder))).toEqual(keysOf(persons));
    expect(await kinds.fresh().count(Person)).toBe(4);
  });

  it('gives them however many were made before', async () => {
    const run = kinds.factories();
    await run.get(PassportFactory).count(4).create();
    const persons = await run.get(PersonFactory).count(3).create();
    const passports = await run.get(PassportFactory).recycle(persons).count(3).create();

    expect(keysOf(passports.map(({ holder }) => holder))).toEqual(keysOf(persons));
  });
});
