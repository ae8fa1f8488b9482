import { NotTrashableError } from '../../src/errors/not-trashable.error.js';
import { EntityFactory, Factory, type FactoryContext, type FactoryOf } from '../../src/factories/index.js';
import { rejection } from '../fixtures/lab.js';
import { Member, MemberFactory, NoteFactory, Team, teamEntities, TeamFactory } from './team-entities.js';
import { createTestingApp, type TestingApp } from './testing-app.js';

let teams: TestingApp;

beforeAll(async () => {
  teams = await createTestingApp({ providers: [MemberFactory, TeamFactory] }, { entities: teamEntities });
});
afterAll(() => teams.close());
beforeEach(() => teams.orm.schema.clear());

const factories = () => teams.factories.fork({ randomSeed: 1 });
const members = () => factories().get(MemberFactory);

const named = (factory: (context: FactoryContext) => FactoryOf<Team>) =>
  factories()
    .get(MemberFactory)
    .state((context) => ({ team: factory(context) }))
    .make();

describe('with', () => {
  it('gives parameters to the definition, and sets none of them on the entity', async () => {
    const member = await members().with({ domain: 'example.org' }).with({ isShouting: true }).create();

    expect(member.email).toBe('member1@example.org');
    expect(member.name).toBe(member.name.toUpperCase());
    expect(member).not.toHaveProperty('domain');
    expect(Object.keys(await members().with({ isShouting: true }).raw())).toEqual(['name', 'email']);
  });

  it('changes the new factory alone', async () => {
    const plain = members();
    plain.with({ domain: 'example.org' });
    expect(await plain.make()).toMatchObject({ email: 'member1@example.com' });
    expect(await members().make()).toMatchObject({ email: 'member1@example.com' });
  });

  it('goes on to a factory that a registry sees later', async () => {
    const team = await factories()
      .get(TeamFactory)
      .has(MemberFactory.new().with({ domain: 'example.org' }).count(2))
      .make();
    expect(team.members.map(({ email }) => email)).toEqual(['member1@example.org', 'member2@example.org']);
  });
});

describe('configure', () => {
  it('says what all factories of a class begin with, got or made by the class alone', async () => {
    const makers = { get: factories().get(TallFactory), later: factories().get(TeamFactory) };

    expect(await makers.get.state({ name: 'Ada' }).make()).toMatchObject({ name: 'Ada!', age: 200 });
    const { members } = await makers.later.has(TallFactory.new().state({ name: 'Bob' })).make();
    expect(members[0]).toMatchObject({ name: 'Bob!', age: 200 });
    expect(await makers.get.make({ age: 3 })).toMatchObject({ age: 3 });
  });
});

describe('sequence', () => {
  it('goes through its states, begins again, and calls functions', async () => {
    const made = await members()
      .count(5)
      .sequence({ role: 'admin' }, { role: 'user', age: 3 }, ({ index }) => ({ role: `number ${index}` }))
      .make();
    expect(made.map(({ role, age }) => [role, age])).toEqual([
      ['admin', undefined],
      ['user', 3],
      ['number 2', undefined],
      ['admin', undefined],
      ['user', 3],
    ]);
  });

  it('begins with the first for each call, and for the children of each parent', async () => {
    const some = MemberFactory.count(3).sequence({ age: 1 }, { age: 2 });
    const made = await factories().get(TeamFactory).count(2).has(some).make();
    expect(made.map((team) => team.members.map(({ age }) => age))).toEqual([
      [1, 2, 1],
      [1, 2, 1],
    ]);
    const ages = members().sequence({ age: 1 }, { age: 2 });
    expect([(await ages.make()).age, (await ages.make()).age]).toEqual([1, 1]);
  });

  it('of each makes as many as there are states', async () => {
    const made = await members().forEachSequence({ age: 1 }, { age: 2 }, { age: 3 }).create();
    expect(made.map(({ age }) => age)).toEqual([1, 2, 3]);
    expect(await teams.orm.em.fork().count(Member)).toBe(3);
  });

  it('combines lists, the last one first', async () => {
    const made = await members()
      .count(5)
      .crossJoinSequence([{ role: 'a' }, { role: 'b' }], [{ age: 1 }, { age: 2 }])
      .make();
    expect(made.map(({ role, age }) => `${role}${age}`)).toEqual(['a1', 'a2', 'b1', 'b2', 'a1']);
  });

  it('is one state among the others: the later one wins', async () => {
    const made = await members()
      .state({ age: 1 })
      .sequence({ age: 2 }, {})
      .state({ role: 'b' })
      .count(2)
      .make();
    expect(made.map(({ role, age }) => `${role}${age}`)).toEqual(['b2', 'b1']);
  });
});

describe('states', () => {
  it('may be prepended: those that are there win', async () => {
    const made = await members().state({ age: 1 }).prependState({ age: 2, role: 'b' }).make();
    expect(made).toMatchObject({ age: 1, role: 'b' });
  });

  it('may be prepended by functions', async () => {
    expect(
      await members()
        .prependState(({ sequence }) => ({ name: `Number ${sequence}` }))
        .make(),
    ).toMatchObject({
      name: 'Number 1',
    });
  });

  it('may be a single attribute, a value or a function', async () => {
    const made = await members()
      .set('age', 7)
      .set('name', ({ age }) => `Aged ${age}`)
      .make();
    expect(made).toMatchObject({ age: 7, name: 'Aged 7' });
  });

  it('may be null or undefined: the latter leaves the attribute out', async () => {
    const made = await members().state({ age: 1, role: 'admin' }).make({ age: null, role: undefined });
    expect(made).toMatchObject({ age: null, role: 'user' });
  });

  it.each([
    [true, 1, 2],
    [false, undefined, 0],
    ['', undefined, 0],
    [1, 1, 2],
  ])('may depend on a condition such as %j', async (condition, age, otherwise) => {
    const one = members();
    expect((await one.when(condition, (some) => some.set('age', 1)).make()).age).toBe(age);
    const other = one.unless(
      condition,
      (some) => some.set('age', 0),
      (some) => some.set('age', 2),
    );
    expect((await other.make()).age).toBe(otherwise);
  });
});

describe('trashed', () => {
  it('is deleted on the day before the reference date, or at a given one', async () => {
    expect(await members().trashed().create()).toMatchObject({ deletedAt: new Date('2025-12-31T00:00:00Z') });
    const at = new Date('2020-02-02T00:00:00Z');
    expect(await members().trashed(at).make()).toMatchObject({ deletedAt: at });
    expect(await teams.orm.em.fork().count(Member, { deletedAt: '2025-12-31T00:00:00Z' })).toBe(1);
  });

  it('is a state: a later one wins', async () => {
    expect(await members().trashed().make({ deletedAt: null })).toMatchObject({ deletedAt: null });
  });

  it('refuses entities that can not be', async () => {
    // @ts-expect-error the compiler does so, too
    const trashed = factories().get(TeamFactory).trashed();
    const error = await rejection(trashed.make(), NotTrashableError);
    expect(error).toMatchObject({
      factory: 'TeamFactory',
      entity: 'Team',
      message:
        'TeamFactory was asked for Team by trashed(), and Team has no property deletedAt.\n' +
        'Add deletedAt to Team, or write a state of your own that marks it as deleted.',
    });
  });
});

describe('how many are made', () => {
  it('is one by makeOne and createOne, whatever the count', async () => {
    expect(await members().count(3).makeOne({ age: 1 })).toMatchObject({ age: 1 });
    expect(await members().count(0).createOne()).toBeInstanceOf(Member);
    expect(await teams.orm.em.fork().count(Member)).toBe(1);
  });

  it('is said by makeMany, or one for each of its attributes', async () => {
    expect(await members().makeMany(2)).toHaveLength(2);
    const made = await members()
      .state({ role: 'b' })
      .makeMany([{ age: 1 }, { age: 2, role: 'c' }]);
    expect(made.map(({ age, role }) => `${role}${age}`)).toEqual(['b1', 'c2']);
    expect(await members().makeMany([])).toEqual([]);
  });

  it('is decided when lazy ones are asked for, each time anew', async () => {
    const em = teams.orm.em.fork();
    const later = members().count(2).lazy({ role: 'lazy' });
    expect(await em.count(Member)).toBe(0);

    const [first, second] = [await later(), await later()];
    expect([...first, ...second].map(({ email }) => email)).toEqual(
      [1, 2, 3, 4].map((number) => `member${number}@example.com`),
    );
    expect(await em.count(Member, { role: 'lazy' })).toBe(4);
  });
});

describe('a factory as a value', () => {
  it.each<[string, (context: FactoryContext) => FactoryOf<Team>]>([
    ['by its class alone', () => TeamFactory.new().state({ title: 'A' })],
    ['of the registry', ({ factories }: FactoryContext) => factories.get(TeamFactory).state({ title: 'A' })],
    ['of the entity', ({ factories }: FactoryContext) => factories.of(Team).state({ title: 'A' })],
    ['that Nest has made', () => teams.app.get(TeamFactory).state({ title: 'A' })],
  ])('may come %s', async (_, factory) => {
    const { team } = await named(factory);
    expect(team).toBeInstanceOf(Team);
    expect(team).toMatchObject({ title: 'A' });
  });

  it('serves schemas, counts and attributes', async () => {
    const notes = await factories().get(NoteFactory).sequence({ number: 1 }, { number: 2 }).count(3).create();
    expect(notes.map(({ number }) => number)).toEqual([1, 2, 1]);
  });
});

@Factory(Member)
class TallFactory extends EntityFactory<Member> {
  override configure() {
    return this.state({ age: 200 }).afterMake((member) => void (member.name += '!'));
  }

  definition({ sequence }: FactoryContext) {
    return { name: 'Tall', email: `tall${sequence}@example.com` };
  }
}
