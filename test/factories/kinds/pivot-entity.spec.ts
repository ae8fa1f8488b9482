import {
  Club,
  ClubFactory,
  clubs,
  CourseFactory,
  Enrolment,
  Member,
  MemberFactory,
  Membership,
} from './club-entities.js';
import { useKinds } from './use-kinds.js';

const kinds = useKinds(clubs);

async function roles(): Promise<string[]> {
  const orderBy = { member: { id: 'asc' }, club: { id: 'asc' } } as const;
  const rows = await kinds.fresh().find(Membership, {}, { populate: ['member', 'club'], orderBy });
  return rows.map(({ member, club, role }) => `${member.name}, ${club.name}: ${role}`);
}

it('has the same values for all', async () => {
  const member = await kinds
    .factories()
    .get(MemberFactory)
    .hasAttached(ClubFactory.count(2), { role: 'chair' })
    .create();

  expect(member.clubs.getItems().map(({ members }) => members.getItems())).toEqual([[member], [member]]);
  expect(await roles()).toEqual(['member 1, club 1: chair', 'member 1, club 2: chair']);
});

it('has values by the target', async () => {
  await kinds
    .factories()
    .get(MemberFactory)
    .hasAttached(ClubFactory.count(2), (club) => ({ role: `head of ${club.name}` }))
    .create();
  expect(await roles()).toEqual(['member 1, club 1: head of club 1', 'member 1, club 2: head of club 2']);
});

it('goes through a list, which says how many', async () => {
  await kinds
    .factories()
    .get(MemberFactory)
    .count(2)
    .hasAttached(ClubFactory, [{ role: 'chair' }, { role: 'clerk' }])
    .create();
  expect(await roles()).toEqual([
    'member 1, club 1: chair',
    'member 1, club 2: clerk',
    'member 2, club 3: chair',
    'member 2, club 4: clerk',
  ]);
});

it('goes through a list again where there are more', async () => {
  await kinds
    .factories()
    .get(MemberFactory)
    .hasAttached(ClubFactory.count(3), [{ role: 'chair' }, { role: 'clerk' }])
    .create();
  expect(await roles()).toEqual([
    'member 1, club 1: chair',
    'member 1, club 2: clerk',
    'member 1, club 3: chair',
  ]);
});

it('goes from the inverse side, and has relations among its values', async () => {
  const run = kinds.factories();
  const ada = await run.get(MemberFactory).create({ name: 'Ada' });
  const club = await run
    .get(ClubFactory)
    .hasAttached(MemberFactory.count(2), { role: 'chair', invitedBy: ada })
    .create();

  expect(club.members.getItems().map((member) => member.clubs.getItems())).toEqual([[club], [club]]);
  expect(await roles()).toEqual(['member 2, club 1: chair', 'member 3, club 1: chair']);
  expect(await kinds.fresh().count(Membership, { invitedBy: ada.id })).toBe(2);
});

it('has what the class fills in where no values are given', async () => {
  const member = await kinds.factories().get(MemberFactory).has(ClubFactory.count(2)).create();
  expect(member.clubs).toHaveLength(2);
  expect(await roles()).toEqual(['member 1, club 1: guest', 'member 1, club 2: guest']);
});

it('has a key of its own and columns that are required', async () => {
  const run = kinds.factories();
  const course = await run.get(CourseFactory).create();
  const member = await run.get(MemberFactory).hasAttached(course, { grade: 3 }).create();

  expect(member.courses.getItems()).toEqual([course]);
  expect(await kinds.fresh().find(Enrolment, {})).toMatchObject([
    { id: expect.any(String), member: { id: member.id }, course: { id: course.id }, grade: 3 },
  ]);
});

it('is written once, whatever is flushed afterwards', async () => {
  const run = kinds.factories();
  const existing = await run.get(ClubFactory).count(2).create();
  const member = await run
    .get(MemberFactory)
    .recycle(existing)
    .hasAttached(ClubFactory.count(1), { role: 'chair' })
    .hasAttached(ClubFactory.count(1), { role: 'clerk' })
    .create();
  member.name = 'Ada';
  await kinds.em.flush();

  expect(new Set((await roles()).map((line) => line.split(': ')[1]))).toEqual(new Set(['chair', 'clerk']));
  expect(await kinds.fresh().count(Membership)).toBe(2);
  expect(await kinds.fresh().count(Club)).toBe(2);
  expect(await kinds.fresh().count(Member)).toBe(1);
});

it('makes no query, and both sides in memory', async () => {
  const member = await kinds
    .factories()
    .get(MemberFactory)
    .hasAttached(ClubFactory.count(2), { role: 'chair' })
    .make();
  expect(member.clubs.getItems().map(({ members }) => members.getItems())).toEqual([[member], [member]]);
  expect(kinds.queries).toEqual([]);
});
