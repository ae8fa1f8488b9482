import { DomainTooSmallError } from '../../../src/errors/domain-too-small.error.js';
import { rejection } from '../../fixtures/lab.js';
import {
  ClubFactory,
  clubs,
  Contract,
  CourseFactory,
  Enrolment,
  Member,
  MemberFactory,
  Membership,
  TeamFactory,
} from './club-entities.js';
import { useKinds } from './use-kinds.js';

const kinds = useKinds(clubs);
const members = () => kinds.factories().get(MemberFactory);
const contracts = () => kinds.fresh().find(Contract, {}, { orderBy: { code: 'asc' } });

/** What does not depend on the keys that the database counts. */
const inferredOf = (rows: readonly Contract[]) =>
  rows.map(({ code, shirt, signedAt, endedAt, role }) => ({ code, shirt, signedAt, endedAt, role }));

describe('what a pivot entity requires', () => {
  it('is inferred by create, and what is optional or filled in stays so', async () => {
    const [ada, bob] = await members().count(2).hasAttached(TeamFactory.count(3)).create();

    const rows = await contracts();
    expect(rows).toHaveLength(6);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(6);
    expect(rows.every(({ signedAt }) => signedAt < new Date('2026-01-01T00:00:00Z'))).toBe(true);
    expect(rows.map(({ role, endedAt }) => [role, endedAt])).toEqual(rows.map(() => ['player', null]));
    expect(rows.every(({ agent }) => ![ada?.id, bob?.id].includes(agent.id))).toBe(true);
  });

  it('has each combination of a unique constraint once', async () => {
    const [ada, bob] = await members().count(2).hasAttached(TeamFactory.count(3)).create();
    for (const member of [ada, bob]) {
      const own = await kinds.fresh().find(Contract, { member: member?.id });
      expect(own.map(({ shirt }) => shirt).toSorted()).toEqual(['blue', 'green', 'red']);
    }
  });

  it('is the same by insert, and by has', async () => {
    await members().count(2).hasAttached(TeamFactory.count(2)).create();
    const created = inferredOf(await contracts());
    await kinds.em.execute('truncate member, team, contract cascade');
    await members().count(2).has(TeamFactory.count(2), 'teams').insert();
    expect(inferredOf(await contracts())).toEqual(created);
  });

  it('is chosen from a pool, where it is a relation', async () => {
    const run = kinds.factories().get(MemberFactory);
    const agent = await run.create({ name: 'Ada' });
    await run.recycle(agent).hasAttached(TeamFactory.count(2)).create();
    expect((await contracts()).map((row) => row.agent.id)).toEqual([agent.id, agent.id]);
    await run.recycle(agent).hasAttached(TeamFactory.count(2)).insert();
    expect(await kinds.fresh().count(Contract, { agent: agent.id })).toBe(4);
  });

  it('is what was given, where it was', async () => {
    const agent = await members().create();
    await members()
      .hasAttached(TeamFactory, [
        { agent, code: 'A', shirt: 'red' },
        { agent, code: 'B', shirt: 'blue', signedAt: new Date(0) },
      ])
      .create();
    expect(await contracts()).toMatchObject([
      { code: 'A', shirt: 'red', agent: { id: agent.id }, signedAt: expect.any(Date) },
      { code: 'B', shirt: 'blue', agent: { id: agent.id }, signedAt: new Date(0) },
    ]);
  });

  it('is made in memory by make, without a query', async () => {
    const made = await members().hasAttached(TeamFactory.count(2)).make();
    expect(made.teams).toHaveLength(2);
    expect(kinds.queries).toEqual([]);
  });

  it('lets inserts of one random seed be made twice, by keys that depend on the sides', async () => {
    await members().hasAttached(TeamFactory, { code: 'A' }).insert();
    await members().hasAttached(TeamFactory, { code: 'B' }).insert();
    expect((await contracts()).map(({ code }) => code)).toEqual(['A', 'B']);
  });

  it('is given to pivots of has, and to those of attributes', async () => {
    await members()
      .has(CourseFactory.count(2))
      .create({ teams: TeamFactory.count(2) });
    const grades = (await kinds.fresh().find(Enrolment, {})).map(({ grade }) => grade);
    expect(grades).toEqual([expect.any(Number), expect.any(Number)]);
    expect(await kinds.fresh().count(Contract)).toBe(2);
  });

  it('is refused, before anything is written, where there are too few values', async () => {
    const error = await rejection(members().hasAttached(TeamFactory.count(4)).create(), DomainTooSmallError);
    expect(error).toMatchObject({ entity: 'Contract', properties: ['member', 'shirt'] });
    expect(await kinds.fresh().count(Member)).toBe(0);
  });
});

it('inserts by a pivot entity whose first relation is none of its sides', async () => {
  await members().count(2).hasAttached(ClubFactory.count(2), { role: 'chair' }).insert();
  const rows = await kinds.fresh().find(Membership, {}, { orderBy: { club: { id: 'asc' } } });
  expect(rows.map(({ member, club, invitedBy }) => [member.id, club.id, invitedBy])).toEqual([
    [1, 1, null],
    [1, 2, null],
    [2, 3, null],
    [2, 4, null],
  ]);
});
