import { clubs, Hobby, HobbyFactory, Member, MemberFactory } from './club-entities.js';
import { keysOf, useKinds } from './use-kinds.js';

const kinds = useKinds(clubs);

const rowsOf = (table: string): Promise<Record<string, number>[]> =>
  kinds.fresh().getConnection().execute(`select * from "${table}" order by 1, 2`);

it.each(['has', 'hasAttached'] as const)('sets both sides in memory by %s, without a query', async (verb) => {
  const members = kinds.factories().get(MemberFactory);
  const member = await members[verb](HobbyFactory.count(2)).make();

  expect(member.hobbies.getItems().map(({ name }) => name)).toEqual(['hobby 1', 'hobby 2']);
  expect(member.hobbies.getItems().map((hobby) => hobby.members.getItems())).toEqual([[member], [member]]);
  expect(kinds.queries).toEqual([]);
});

it('writes each row of the pivot table once', async () => {
  const members = await kinds.factories().get(MemberFactory).count(2).has(HobbyFactory.count(2)).create();

  expect(await rowsOf('member_hobbies')).toEqual(
    members.flatMap(({ id, hobbies }) =>
      hobbies.getItems().map((hobby) => ({ member_id: id, hobby_id: hobby.id })),
    ),
  );
  expect(await kinds.fresh().count(Hobby)).toBe(4);
  await kinds.em.flush();
  expect(await rowsOf('member_hobbies')).toHaveLength(4);
});

it('goes from the inverse side, too', async () => {
  const hobby = await kinds.factories().get(HobbyFactory).has(MemberFactory.count(3)).create();

  expect(hobby.members.getItems().map(({ hobbies }) => hobbies.getItems())).toEqual([
    [hobby],
    [hobby],
    [hobby],
  ]);
  expect(await rowsOf('member_hobbies')).toHaveLength(3);
  expect(await kinds.fresh().count(Member, { hobbies: hobby.id })).toBe(3);
});

it('attaches entities, the same for each', async () => {
  const run = kinds.factories();
  const hobbies = await run.get(HobbyFactory).count(2).create();
  const members = await run.get(MemberFactory).count(3).hasAttached(hobbies).create();

  expect(members.map((member) => keysOf(member.hobbies.getItems()))).toEqual(
    members.map(() => keysOf(hobbies)),
  );
  expect(hobbies.map((hobby) => keysOf(hobby.members.getItems()))).toEqual(
    hobbies.map(() => keysOf(members)),
  );
  expect(await rowsOf('member_hobbies')).toHaveLength(6);
});

it('chooses different ones of a pool for each, makes those that it lacks, and none twice in several calls', async () => {
  const run = kinds.factories();
  const hobbies = await run.get(HobbyFactory).count(3).create();
  const attach = (member: MemberFactory) => member.recycle(hobbies).hasAttached(HobbyFactory.count(2));
  const members = await attach(run.get(MemberFactory)).count(10).create();
  const chosen = members.map((member) => keysOf(member.hobbies.getItems()).join());
  expect(new Set(chosen).size).toBe(3);
  expect(await kinds.fresh().count(Hobby)).toBe(3);

  const keen = await attach(attach(run.get(MemberFactory))).create();
  expect(keen.hobbies).toHaveLength(4);
  expect(await kinds.fresh().count(Hobby)).toBe(4);
});

describe('an attribute', () => {
  it('may be entities, keys, factories, and plain data', async () => {
    const run = kinds.factories();
    const hobbies = await run.get(HobbyFactory).count(2).create();
    const members = await run
      .get(MemberFactory)
      .makeMany([{ hobbies }, { hobbies: keysOf(hobbies) }, { hobbies: HobbyFactory.count(2) }]);
    const plain = await run.get(MemberFactory).make({ hobbies: [{ name: 'chess' }] });
    await kinds.em.persist([...members, plain]).flush();

    const found = await kinds.fresh().find(Member, {}, { populate: ['hobbies'], orderBy: { id: 'asc' } });
    expect(found.map((member) => member.hobbies.getItems().map(({ name }) => name))).toEqual([
      ['hobby 1', 'hobby 2'],
      ['hobby 1', 'hobby 2'],
      ['hobby 3', 'hobby 4'],
      ['chess'],
    ]);
  });
});

it('leads to the same entity', async () => {
  const member = await kinds.factories().get(MemberFactory).has(MemberFactory.count(2), 'friends').create();
  const found = await kinds.fresh().findOneOrFail(Member, member.id, { populate: ['friends'] });
  expect(keysOf([member, ...found.friends.getItems()])).toEqual([1, 2, 3]);
});

it('nests plain attributes', async () => {
  expect(await kinds.factories().get(MemberFactory).has(HobbyFactory.count(2)).raw()).toEqual({
    name: 'member 1',
    hobbies: [{ name: 'hobby 1' }, { name: 'hobby 2' }],
  });
});
