import { AttributeCycleError } from '../../src/errors/attribute-cycle.error.js';
import { InvalidFactoryCountError } from '../../src/errors/invalid-factory-count.error.js';
import { InvalidWeightsError } from '../../src/errors/invalid-weights.error.js';
import { type Attributes, type Count, weighted } from '../../src/factories/index.js';
import { rejection } from '../fixtures/lab.js';
import { Member, MemberFactory, Team, teamEntities, TeamFactory } from './team-entities.js';
import { createTestingApp, type TestingApp } from './testing-app.js';

let teams: TestingApp;

beforeAll(async () => {
  teams = await createTestingApp({ providers: [MemberFactory, TeamFactory] }, { entities: teamEntities });
});
afterAll(() => teams.close());
beforeEach(() => teams.orm.schema.clear());

const factories = (randomSeed = 1) => teams.factories.fork({ randomSeed });
const members = () => factories().get(MemberFactory);

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

/** How often each value occurs. */
function tally(values: readonly unknown[]): Record<string, number> {
  const texts = values.map(String);
  const names = [...new Set(texts)].toSorted();
  return Object.fromEntries(names.map((name) => [name, texts.filter((text) => text === name).length]));
}

const childrenOf = async (count: Count) => {
  const made = await factories().get(TeamFactory).count(1000).has(MemberFactory.count(count)).make();
  return tally(made.map((team) => team.members.length));
};

const countsOf = async (randomSeed: number) => {
  const some = factories(randomSeed).get(TeamFactory).count([0, 1000]);
  return [(await some.make()).length, (await some.count([1, 1000]).make()).length];
};

const rolesOf = async () => {
  const made = await members()
    .state({ role: weighted({ user: 9, admin: 1, root: 0 }) })
    .makeMany(1000);
  return tally(made.map(({ role }) => role));
};

const numbersOf = async (other: Attributes<Member>) => {
  const made = await members()
    .state({ age: (_, { faker, index }) => faker.number.int(1000) * 10 + index })
    .state(other)
    .makeMany(3);
  return made.map(({ age }) => age);
};

describe('counts', () => {
  it('by a range are even, and always the same for a random seed', async () => {
    expect(await childrenOf([0, 3])).toMatchInlineSnapshot(`
      {
        "0": 246,
        "1": 252,
        "2": 263,
        "3": 239,
      }
    `);
    expect(await childrenOf([0, 3])).toEqual(await childrenOf([0, 3]));
  });

  it('by weights are in proportion', async () => {
    expect(await childrenOf({ 0: 0.5, 1: 0.3, 4: 0.2 })).toMatchInlineSnapshot(`
      {
        "0": 498,
        "1": 313,
        "4": 189,
      }
    `);
  });

  it('of a call follow from the random seed, and differ from call to call', async () => {
    expect(await countsOf(7)).toEqual(await countsOf(7));
    expect(new Set([...(await countsOf(7)), ...(await countsOf(8))]).size).toBe(4);
  });

  it.each<[unknown, string]>([
    [-1, '-1 is no whole number from 0'],
    [2.5, '2.5 is no whole number from 0'],
    [[5, 1], '[5, 1] is no range of whole numbers from 0'],
    [[1], '[1] is no range of whole numbers from 0'],
    [{ few: 1 }, 'few is no whole number from 0'],
    [{ 3: -1 }, 'the weights are to be numbers from 0, and one of them greater'],
    [{}, 'the weights are to be numbers from 0, and one of them greater'],
    [[1, 2, 3], '[1, 2, 3] is no range of whole numbers from 0'],
    ['3', "'3' is no whole number from 0"],
    [null, 'null is no whole number from 0'],
  ])('refuse %j', (count, reason) => {
    const error = thrown(() => TeamFactory.count(count as Count));
    expect(error).toBeInstanceOf(InvalidFactoryCountError);
    expect(error).toMatchObject({
      factory: 'TeamFactory',
      reason,
      message:
        `TeamFactory can't be asked for so many entities: ${reason}.\n` +
        'Give count() a whole number from 0, a range of them such as [1, 5], or some with their weights: { 0: 0.5, 3: 0.5 }.',
    });
  });
});

describe('weighted values', () => {
  it('are chosen in proportion, by place', async () => {
    expect(await rolesOf()).toMatchInlineSnapshot(`
      {
        "admin": 94,
        "user": 906,
      }
    `);
    expect(await rolesOf()).toEqual(await rolesOf());
  });

  it('may be of any kind', async () => {
    const age = weighted([
      [null, 1],
      [5, 1],
    ]);
    const made = await members().state({ age }).makeMany(20);
    expect(new Set(made.map((member) => member.age))).toEqual(new Set([null, 5]));
  });

  it.each<[Record<string, number>, string]>([
    [{}, '(none)'],
    [{ a: 0, b: 0 }, '0, 0'],
    [{ a: 1, b: -1 }, '1, -1'],
    [{ a: Number.NaN }, 'NaN'],
    [{ a: Infinity }, 'Infinity'],
  ])('refuse the weights %j', (weights, shown) => {
    const error = thrown(() => weighted(weights));
    expect(error).toBeInstanceOf(InvalidWeightsError);
    expect(error).toMatchObject({
      message:
        `weighted() can't choose by the weights ${shown}.\n` +
        'Give each value a weight from 0, and at least one a greater one.',
    });
  });
});

describe('computed attributes', () => {
  it('are known to each other in any order, overrides and defaults of the definition included', async () => {
    const made = await members()
      .state({ role: ({ age }) => `aged ${age}`, age: ({ email }) => email.length })
      .make({ email: 'ada' });
    expect(made).toMatchObject({ role: 'aged 3', age: 3, email: 'ada' });
  });

  it('read what was made for a relation', async () => {
    const nameOf = { name: ({ team }: { team?: Team | null }) => `Of ${team?.title ?? 'nobody'}` };
    const team = TeamFactory.new().state({ title: 'A' });
    expect(await members().state({ team }).state(nameOf).make()).toMatchObject({ name: 'Of A' });
    expect(await members().for(team).state(nameOf).create()).toMatchObject({ name: 'Of A' });
    expect(await members().make(nameOf)).toMatchObject({ name: 'Of nobody' });

    const { members: made } = await factories()
      .get(TeamFactory)
      .has(MemberFactory.new().state(nameOf))
      .make({ title: 'B' });
    expect(made[0]).toMatchObject({ name: 'Of B' });
  });

  it('may be factories', async () => {
    const made = await members()
      .state({ team: ({ name }) => TeamFactory.new().state({ title: `Team of ${name}` }) })
      .create({ name: 'Ada' });
    expect(made.team).toMatchObject({ title: 'Team of Ada' });
    expect(await teams.orm.em.fork().count(Team)).toBe(1);
  });

  it.each<[string, string[]]>([
    ['before', ['name', 'role', 'team']],
    ['behind', ['team', 'role', 'name']],
    ['between', ['role', 'team', 'name']],
  ])('read what was made for one that is a factory, be they %s it', async (_, order) => {
    const all: Record<string, unknown> = {
      team: ({ age }: { age: number }) => TeamFactory.new().state({ title: `Team of ${age}` }),
      name: ({ team }: { team: Team }) => team.title.toUpperCase(),
      role: ({ name }: { name: string }) => `of ${name}`,
    };
    const state = Object.fromEntries(order.map((name) => [name, all[name]])) as Attributes<Member>;
    const expected = { name: 'TEAM OF 7', role: 'of TEAM OF 7', team: { title: 'Team of 7' } };
    expect(await members().state(state).make({ age: 7 })).toMatchObject(expected);
    expect(await members().state(state).raw({ age: 7 })).toMatchObject(expected);
    await members().state(state).insert({ age: 7, email: 'a' });
    await members().state(state).create({ age: 7, email: 'b' });
    const rows = await teams.orm.em.fork().findAll(Member, { populate: ['team'], orderBy: { email: 1 } });
    expect(rows).toMatchObject([expected, expected]);
    expect(await teams.orm.em.fork().count(Team)).toBe(2);
  });

  it('name those that need each other by way of a factory', async () => {
    const circular = members().state({
      team: ({ name }) => TeamFactory.new().state({ title: name }),
      name: ({ team }) => (team as Team).title,
    });
    const error = await rejection(circular.create(), AttributeCycleError);
    expect(error.attributes).toEqual(['name', 'team', 'name']);
    expect(await teams.orm.em.fork().count(Team)).toBe(0);
  });

  it('are given the context, and draw by place', async () => {
    const numbers = await numbersOf({});
    expect(numbers.map((number) => Number(number) % 10)).toEqual([0, 1, 2]);
    expect(new Set(numbers).size).toBe(3);
    expect(await numbersOf({ role: (_, { faker }) => `${faker.number.int()}` })).toEqual(numbers);
  });

  it('are left out by undefined', async () => {
    expect(await members().make({ role: () => undefined })).toMatchObject({ role: 'user' });
  });

  it('name those that need each other', async () => {
    const circular = members().state({
      name: ({ role }) => String(role),
      role: ({ email }) => email,
      email: ({ name }) => name,
    });
    const error = await rejection(circular.make(), AttributeCycleError);
    expect(error).toMatchObject({
      factory: 'MemberFactory',
      attributes: ['name', 'role', 'email', 'name'],
      message:
        'Attributes of MemberFactory need each other: name -> role -> email -> name.\n' +
        'Give one of them a value that does not depend on the others.',
    });
    expect(await teams.orm.em.fork().count(Member)).toBe(0);
  });
});
