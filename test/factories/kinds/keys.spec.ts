import {
  Account,
  AccountFactory,
  Badge,
  BadgeFactory,
  City,
  CityFactory,
  Country,
  CountryFactory,
  keyed,
  Seat,
  SeatFactory,
  Team,
  TeamFactory,
} from './key-entities.js';
import { useKinds } from './use-kinds.js';

const kinds = useKinds(keyed);

it('makes rows whose key is relations, and rows that refer to them', async () => {
  const badges = await kinds.factories().get(BadgeFactory).count(2).create();
  const found = await kinds.fresh().find(Badge, {}, { populate: ['seat.account', 'seat.team'] });
  expect(found.map(({ seat }) => [seat.account.id, seat.team.id])).toEqual(
    badges.map(({ seat }) => [seat.account.id, seat.team.id]),
  );
});

it('has rows whose key it is part of', async () => {
  const team = await kinds.factories().get(TeamFactory).has(SeatFactory.count(3)).create();
  expect(team.id).toBe(100000000000000001n);
  expect(await kinds.fresh().count(Seat, { team: team.id })).toBe(3);
});

it('chooses from existing rows with a key of relations', async () => {
  await kinds.factories().get(SeatFactory).count(2).create();
  const run = kinds.factories(2);
  await run.get(BadgeFactory).recycle(run.existing(Seat)).count(10).create();

  expect(await kinds.fresh().count(Seat)).toBe(2);
  expect(await kinds.fresh().count(Badge)).toBe(10);
});

it('chooses from existing rows with a uuid, and a bigint', async () => {
  await kinds.factories().get(AccountFactory).count(2).create();
  await kinds.factories().get(TeamFactory).count(2).create();
  const run = kinds.factories(2);
  await run.get(SeatFactory).recycle(run.existing(Account), run.existing(Team)).count(4).create();

  expect(await kinds.fresh().count(Seat)).toBe(4);
  expect([await kinds.fresh().count(Account), await kinds.fresh().count(Team)]).toEqual([2, 2]);
});

it('chooses from existing rows with a key of a type of their own', async () => {
  await kinds.factories().get(CountryFactory).count(2).create();
  const run = kinds.factories(2);
  const cities = await run.get(CityFactory).recycle(run.existing(Country)).count(10).create();

  expect(new Set(cities.map(({ country }) => country.code))).toEqual(new Set(['C-1', 'C-2']));
  expect(await kinds.fresh().find(Country, {}, { orderBy: { code: 'asc' } })).toMatchObject([
    { code: 'C-1' },
    { code: 'C-2' },
  ]);
  expect(await kinds.fresh().count(City, { country: { code: { $in: ['C-1', 'C-2'] } } })).toBe(10);
});

it('does so when it inserts', async () => {
  await kinds.factories().get(CountryFactory).count(2).create();
  await kinds.factories().get(SeatFactory).count(2).create();
  const run = kinds.factories(2);
  await run.get(CityFactory).recycle(run.existing(Country)).count(10).insert();
  await run.get(BadgeFactory).recycle(run.existing(Seat)).count(10).insert();

  expect(await kinds.fresh().count(City, { country: { code: { $in: ['C-1', 'C-2'] } } })).toBe(10);
  expect([await kinds.fresh().count(Country), await kinds.fresh().count(Seat)]).toEqual([2, 2]);
  expect(await kinds.fresh().count(Badge)).toBe(10);
});
