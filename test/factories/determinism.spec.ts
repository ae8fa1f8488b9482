import { createHash } from 'node:crypto';

import { EntityFactory, Factory, type FactoryContext } from '../../src/factories/index.js';
import { GENERATORS_VERSION } from '../../src/index.js';
import { Member, MemberFactory, NoteFactory, Team, teamEntities, TeamFactory } from './team-entities.js';
import { createTestingApp, type TestingApp } from './testing-app.js';

@Factory(Member)
class SmallFactory extends EntityFactory<Member> {
  definition({ faker }: FactoryContext) {
    return { name: faker.person.firstName(), email: faker.internet.email() };
  }
}

/** The same with more attributes, in another order, and with the same methods of faker. */
@Factory(Member)
class LargeFactory extends EntityFactory<Member> {
  definition({ faker, sequence }: FactoryContext) {
    const email = faker.internet.email();
    return {
      role: `${faker.person.firstName()} ${faker.internet.email()}`,
      age: sequence % 2 === 0 ? faker.number.int(100) : null,
      email,
      team: TeamFactory.new().state({ title: faker.person.firstName() }),
      deletedAt: faker.helpers.maybe(() => faker.date.past()),
      name: faker.person.firstName(),
    };
  }
}

let teams: TestingApp;

beforeAll(async () => {
  teams = await createTestingApp({ providers: [MemberFactory, TeamFactory] }, { entities: teamEntities });
});
afterAll(() => teams.close());
beforeEach(() => teams.orm.schema.clear());

const fork = (randomSeed = 1) => teams.factories.fork({ randomSeed });
const own = (made: readonly Member[]) => made.map(({ name, email }) => ({ name, email }));

const nick = ({ faker }: FactoryContext) => ({ role: faker.person.firstName() });

describe('the values of an entity', () => {
  it('do not change when its definition gains attributes', async () => {
    const small = await fork().get(SmallFactory).count(20).make();
    const large = await fork().get(LargeFactory).count(20).make();
    expect(own(large)).toEqual(own(small));
    expect(new Set(large.map(({ deletedAt }) => deletedAt === undefined)).size).toBe(2);
  });

  it('do not change when factories of other entities are used before or between', async () => {
    const alone = await fork().get(SmallFactory).count(4).make();

    const run = fork();
    await run.get(TeamFactory).count(3).make();
    const first = await run.get(SmallFactory).count(2).make();
    await run.get(NoteFactory).create();
    const second = await run.get(SmallFactory).count(2).make();
    expect(own([...first, ...second])).toEqual(own(alone));
  });

  it('do not change when others are made for it, or it for others', async () => {
    const alone = await fork().get(TeamFactory).count(4).make();
    const having = await fork()
      .get(TeamFactory)
      .has(MemberFactory.count([0, 5]))
      .count(4)
      .make();
    const parents = await fork().get(LargeFactory).state({ team: TeamFactory.new() }).count(4).make();
    const titles = alone.map(({ title }) => title);
    expect(having.map(({ title }) => title)).toEqual(titles);
    expect(parents.map(({ team }) => team?.title)).toEqual(titles);
  });

  it('are the same by make, create and raw, by one call or several', async () => {
    const made = await fork().get(SmallFactory).count(3).make();
    expect(own(await fork().get(SmallFactory).count(3).create())).toEqual(own(made));
    expect(await fork().get(SmallFactory).count(3).raw()).toEqual(own(made));
    const run = fork().get(SmallFactory);
    expect([await run.raw(), await run.raw(), await run.raw()]).toEqual(own(made));
  });

  it('are the same whatever state stands beside them, and are those of the entity', async () => {
    const plain = await fork().get(SmallFactory).make();
    const [before, after] = [
      await fork()
        .get(SmallFactory)
        .state(nick)
        .set('age', (_, { faker }) => faker.number.int())
        .make(),
      await fork().get(SmallFactory).prependState(nick).make(),
    ];
    expect(own([before, after])).toEqual(own([plain, plain]));
    expect(before.role).toBe(after.role);
  });

  it('follow a sequence that begins anew with a fork', async () => {
    const run = fork();
    const [first, second] = [await run.get(SmallFactory).make(), await run.get(SmallFactory).make()];
    expect(own([await run.fork({ randomSeed: 1 }).get(SmallFactory).make()])).toEqual(own([first]));
    expect(own([await run.get(SmallFactory).make()])).not.toEqual(own([second]));
    expect((await run.fork({ randomSeed: 1 }).get(MemberFactory).make()).email).toBe('member1@example.com');
  });

  it('may come from the generator beside the factories, each from one draw', async () => {
    const ages = async () => {
      const run = fork(5);
      const faker = await run.faker();
      const drawn = run.get(SmallFactory).state(() => ({ age: faker.number.int(1e6) }));
      return (await drawn.count(3).make()).map(({ age }) => age);
    };
    const faker = await fork(5).faker();
    const plain = [1, 2, 3].map(() => faker.number.int(1e6));
    expect([await ages(), await ages()]).toEqual([plain, plain]);
  });

  it('differ by random seed', async () => {
    const made = await Promise.all([1, 2, 3].map((seed) => fork(seed).get(SmallFactory).make()));
    expect(new Set(made.map(({ email }) => email)).size).toBe(3);
  });
});

describe('generators', () => {
  it('have a version, which the option names', () => {
    expect(GENERATORS_VERSION).toBe(1);
  });

  it('give the rows of this random seed for as long as their version is the same', async () => {
    const run = fork(42);
    await run
      .get(TeamFactory)
      .has(MemberFactory.count([1, 4]))
      .count(10)
      .create();
    await run
      .get(LargeFactory)
      .recycle(await run.get(TeamFactory).count(3).create())
      .count(10)
      .create();
    await run.of(Team).has(run.of(Member).count(2), 'members').create();

    const em = teams.orm.em.fork();
    const rows = await em.execute<object[]>(
      `select member."name", "email", "age", "role", "deleted_at" at time zone 'UTC' as "deleted", "title"
        from "member" left join "team" on "team"."id" = "team_id" order by "email" collate "C"`,
    );
    const hash = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
    expect({ first: rows[0], count: rows.length, hash }).toEqual({
      first: {
        name: 'Louise',
        email: 'Jedidiah.Waelchi14@hotmail.com',
        age: null,
        role: 'Sydney Jacklyn_Gerlach@yahoo.com',
        deleted: '2025-09-09 07:08:29.897',
        title: 'Moen, Waelchi and Gerlach',
      },
      count: 42,
      hash: '8b1627b7fc6ae3418ae028a8aaf26a18fe4cc61b53f67cc7064cfe3313186cdc',
    });
  });
});
