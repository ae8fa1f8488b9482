import { setImmediate } from 'node:timers/promises';

import type { EntityManager } from '@mikro-orm/postgresql';

import {
  Member,
  MemberFactory,
  NoteFactory,
  NoteSchema,
  Team,
  teamEntities,
  TeamFactory,
} from './team-entities.js';
import { createTestingApp, type TestingApp } from './testing-app.js';

let teams: TestingApp;
let em: EntityManager;
let calls: string[];

beforeAll(async () => {
  teams = await createTestingApp({ providers: [MemberFactory, TeamFactory] }, { entities: teamEntities });
});
afterAll(() => teams.close());
beforeEach(async () => {
  await teams.orm.schema.clear();
  em = teams.orm.em.fork();
  calls = [];
});

const factories = () => teams.factories.fork({ randomSeed: 1 });

/** A hook that tells of itself late. */
const tell = (hook: string, of: string) => async () => {
  await setImmediate();
  calls.push(`${hook} ${of}`);
};

function toldMember(factory: MemberFactory): MemberFactory {
  return factory
    .beforeMake(tell('beforeMake', 'member'))
    .afterMake(tell('afterMake', 'member'))
    .beforeCreate(tell('beforeCreate', 'member'))
    .afterCreate(tell('afterCreate', 'member'));
}

function toldTeam(factory: TeamFactory): TeamFactory {
  return factory
    .beforeMake(tell('beforeMake', 'team'))
    .afterMake(tell('afterMake', 'team'))
    .beforeCreate(tell('beforeCreate', 'team'))
    .afterCreate(tell('afterCreate', 'team'));
}

const graph = () =>
  toldMember(factories().get(MemberFactory))
    .count(2)
    .state({ team: toldTeam(TeamFactory.new()) });

/** Parents come first. */
const MADE = ['beforeMake team', 'beforeMake member', 'beforeMake team', 'beforeMake member'];

describe('hooks', () => {
  it('are awaited one after the other, those of nested factories too: first all of one kind, then of the next', async () => {
    await graph().create();
    expect(calls).toEqual([
      ...MADE,
      ...['afterMake', 'beforeCreate', 'afterCreate'].flatMap((hook) => [
        `${hook} team`,
        `${hook} member`,
        `${hook} team`,
        `${hook} member`,
      ]),
    ]);
  });

  it('are those of making alone where nothing is created', async () => {
    await graph().make();
    expect(calls).toEqual([
      ...MADE,
      'afterMake team',
      'afterMake member',
      'afterMake team',
      'afterMake member',
    ]);
    calls.length = 0;
    await graph().raw();
    expect(calls).toEqual(MADE);
  });

  it('are called in the order in which they were added', async () => {
    const some = factories().get(MemberFactory);
    await [1, 2, 3].reduce((one, number) => one.afterMake(() => void calls.push(`${number}`)), some).make();
    expect(calls).toEqual(['1', '2', '3']);
  });

  it('may change the attributes, computed ones included', async () => {
    const some = factories()
      .get(MemberFactory)
      .state({ name: () => 'Ada' })
      .beforeMake((attributes) => void (attributes['name'] = `${String(attributes['name'])} Lovelace`));
    expect(await some.make()).toMatchObject({ name: 'Ada Lovelace' });
    expect(await some.raw()).toMatchObject({ name: 'Ada Lovelace' });
  });

  it('before creation change what is written', async () => {
    const some = factories().get(MemberFactory);
    const { id } = await some.beforeCreate((member) => void (member.age = 3)).create();
    expect(await em.findOneOrFail(Member, id)).toMatchObject({ age: 3 });
  });

  it('after creation see the rows, and what they change is written, in the same transaction', async () => {
    const some = factories()
      .get(MemberFactory)
      .afterCreate(async (member, { em }) => {
        calls.push(
          `${em.isInTransaction()} ${await em.fork({ keepTransactionContext: true }).count(Member)}`,
        );
        member.name = `Number ${member.id}`;
      });
    const made = await some.count(2).create();

    expect(calls).toEqual(['true 2', 'true 2']);
    expect(await em.find(Member, {}, { orderBy: { id: 'asc' } })).toMatchObject(
      made.map(({ id }) => ({ name: `Number ${id}` })),
    );
  });

  it('undo everything where one fails, what hooks have created as well', async () => {
    const failing = factories()
      .get(MemberFactory)
      .count(2)
      .afterCreate(async ({ id }, { factories }) => {
        await factories.get(NoteFactory).create();
        if (id % 2 === 0) {
          throw new Error('no even ones');
        }
      });
    await expect(failing.create()).rejects.toThrow('no even ones');
    expect([await em.count(Member), await em.count(NoteSchema)]).toEqual([0, 0]);
  });

  it('leave a transaction of the caller to the caller', async () => {
    const failing = em.transactional(async (em) => {
      await factories()
        .with(em)
        .get(MemberFactory)
        .afterCreate(() => {})
        .create();
      expect(await em.count(Member)).toBe(1);
      throw new Error('later');
    });
    await expect(failing).rejects.toThrow('later');
    expect(await em.count(Member)).toBe(0);
  });

  it('have factories on the EntityManager of the call', async () => {
    const own = teams.orm.em.fork();
    await factories()
      .with(own)
      .get(MemberFactory)
      .afterCreate(async (member, { em, factories }) => {
        expect(em).toBe(own);
        const team = await factories.get(TeamFactory).create({ title: 'A' });
        member.team = team;
      })
      .create();
    expect(await em.findOneOrFail(Member, { name: /./ }, { populate: ['team'] })).toMatchObject({
      team: { title: 'A' },
    });
  });

  it('know whose child an entity is', async () => {
    const member = MemberFactory.new()
      .beforeMake((attributes, { parent }) => void (attributes['name'] = `Of ${String(parent?.['title'])}`))
      .afterMake((_, { parent }) => void calls.push(String(parent?.['title'])));
    const team = await factories().get(TeamFactory).has(member).make({ title: 'A' });
    expect([team.members[0]?.name, ...calls]).toEqual(['Of A', 'A']);
  });

  it('can be left out, all or by name', async () => {
    const some = toldTeam(factories().get(TeamFactory));
    await some.withoutHooks().create();
    expect(calls).toEqual([]);
    await some.withoutHooks('afterMake', 'beforeCreate').create();
    expect(calls).toEqual(['beforeMake team', 'afterCreate team']);
    expect(await em.count(Team)).toBe(2);
  });
});
