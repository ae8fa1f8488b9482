import {
  Account,
  AccountFactory,
  Follow,
  FollowFactory,
  keyed,
  SeatFactory,
  Team,
  TeamFactory,
} from './key-entities.js';
import { useKinds } from './use-kinds.js';

const kinds = useKinds(keyed);

async function pairs(): Promise<string[]> {
  const rows = await kinds.fresh().find(Follow, {});
  return rows.map(({ account, team }) => `${account.id} ${team.id}`);
}

async function counts(): Promise<[accounts: number, teams: number]> {
  return [await kinds.fresh().count(Account), await kinds.fresh().count(Team)];
}

it.each([['a key', SeatFactory] as const, ['a constraint', FollowFactory] as const])(
  'makes every combination of two pools once, for %s',
  async (_what, factory) => {
    const run = kinds.factories();
    const accounts = await run.get(AccountFactory).count(4).create();
    const teams = await run.get(TeamFactory).count(3).create();
    const made = await run
      .recycle(accounts, teams)
      .get<FollowFactory | SeatFactory>(factory)
      .count(12)
      .create();

    expect(new Set(made.map(({ account, team }) => `${account.id} ${team.id}`)).size).toBe(12);
    expect(await counts()).toEqual([4, 3]);
  },
);

it('makes new ones then', async () => {
  const run = kinds.factories();
  const accounts = await run.get(AccountFactory).count(2).create();
  const teams = await run.get(TeamFactory).count(2).create();
  await run.get(FollowFactory).recycle(accounts, teams).count(6).create();

  expect(await pairs()).toHaveLength(6);
  expect(await counts()).toEqual([4, 4]);
});

it('goes on with what is left in later calls', async () => {
  const run = kinds.factories();
  const accounts = await run.get(AccountFactory).count(2).create();
  const teams = await run.get(TeamFactory).count(3).create();
  const follows = run.get(FollowFactory).recycle(accounts, teams);
  for (let call = 0; call < 3; call++) {
    await follows.count(2).create();
  }
  expect(new Set(await pairs()).size).toBe(6);
  expect(await counts()).toEqual([2, 3]);
});

it('chooses all of a pool for each parent, whoever else was chosen for', async () => {
  const run = kinds.factories();
  const [first, second] = await run.get(AccountFactory).count(2).create();
  const teams = await run.get(TeamFactory).count(3).create();
  const follows = run.get(FollowFactory).recycle(teams);
  for (const account of [first, second, first]) {
    await follows
      .for(account ?? {})
      .count(account === second ? 3 : 2)
      .create();
  }
  expect(new Set(await pairs()).size).toBe(7);
  expect(await counts()).toEqual([2, 4]);
});

it('chooses for entities that are given as attributes', async () => {
  const run = kinds.factories();
  const account = await run.get(AccountFactory).create();
  const teams = await run.get(TeamFactory).count(5).create();
  const follows = run.get(FollowFactory).recycle(teams);
  await follows.count(2).create({ account });
  await follows.count(3).create({ account });

  expect(new Set(await pairs()).size).toBe(5);
  expect(await counts()).toEqual([1, 5]);
});

it('does so with existing rows', async () => {
  await kinds.factories().get(AccountFactory).count(2).create();
  await kinds.factories().get(TeamFactory).count(2).create();
  const run = kinds.factories(2);
  const follows = run.get(FollowFactory).recycle(run.existing(Account), run.existing(Team));
  await follows.count(3).create();
  await follows.count(1).create();

  expect(new Set(await pairs()).size).toBe(4);
  expect(await counts()).toEqual([2, 2]);
});

async function choices(randomSeed: number): Promise<string[]> {
  const run = kinds.factories(randomSeed);
  const accounts = await run.get(AccountFactory).count(4).make();
  const teams = await run.get(TeamFactory).count(3).make();
  const follows = await run.get(FollowFactory).recycle(accounts, teams).count(6).make();
  return follows.map(({ account, team }) => `${accounts.indexOf(account)} ${teams.indexOf(team)}`);
}

it('is the same for the same random seed', async () => {
  expect(await choices(7)).toEqual(await choices(7));
  expect(await choices(7)).not.toEqual(await choices(8));
});

it('makes every combination once when it inserts, over several calls, too', async () => {
  await kinds.factories().get(AccountFactory).count(3).create();
  await kinds.factories().get(TeamFactory).count(4).create();
  const run = kinds.factories(2);
  const follows = run.get(FollowFactory).recycle(run.existing(Account), run.existing(Team));
  await follows.count(5).insert();
  await follows.count(7).insert();

  expect(new Set(await pairs()).size).toBe(12);
  expect(await counts()).toEqual([3, 4]);
});
