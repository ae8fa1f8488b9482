import type { SeederEvent, SeederTarget, SeedOptions } from '../../src/index.js';
import { fail, note, outline, Seedbed, seeder } from './seedbed.js';

let bed: Seedbed;
beforeAll(async () => {
  bed = await Seedbed.open();
  await bed.lab.query('create schema shop; create table shop."Order items" (n int)');
});
afterAll(() => bed[Symbol.asyncDispose]());
beforeEach(() => bed.lab.query('truncate notes, shop."Order items"'));

/** Runs the first of these, and tells what it was told. */
async function run(all: Parameters<Seedbed['service']>[0], options: SeedOptions = {}, target?: SeederTarget) {
  const events: SeederEvent[] = [];
  const service = await bed.service(all);
  const onProgress = (event: SeederEvent) => void events.push(event);
  const result = await service.run(target ?? all[0]?.name, { ...options, onProgress });
  return { ...result, outline: outline(result.seeders), told: toldOf(events) };
}

const toldOf = (events: readonly SeederEvent[]) =>
  events.flatMap((event) => (event.type === 'finished' ? [`${event.depth} ${event.seeder}`] : []));

const table = (name: string, inserted: number, updated = 0, deleted = 0) => ({
  table: name,
  inserted,
  updated,
  deleted,
});

describe('parameters', () => {
  const heard: unknown[] = [];
  beforeEach(() => void heard.splice(0));
  const Base = seeder('Base', {}, ({ parameters }) => void heard.push(['Base', parameters]));
  const Leaf = seeder(
    'Leaf',
    { dependsOn: [Base] },
    ({ parameters }) => void heard.push(['Leaf', parameters]),
  );
  const Root = seeder('Root', {}, async ({ call, callOnce, callSilent }) => {
    await call(Leaf, { parameters: { n: 1 } });
    await callSilent(Leaf, { parameters: { n: 2 } });
    await callOnce(Leaf, { parameters: { n: 3 } });
    await call('Leaf');
  });

  it('are for those that are called, each time anew', async () => {
    const { outline: tree } = await run([Root, Leaf, Base]);
    expect(tree).toBe('Root(Base Leaf Leaf Leaf)');
    expect(heard).toEqual([
      ['Base', {}],
      ['Leaf', { n: 1 }],
      ['Leaf', { n: 2 }],
      ['Leaf', {}],
    ]);
  });
});

describe('callOnce', () => {
  const One = seeder('One');
  const Two = seeder('Two', { dependsOn: [One] });
  const Twice = seeder('Twice', {}, async ({ callOnce }) => {
    await callOnce([Two, One]);
    await callOnce(Two);
  });

  it('runs what has not run in the run, as a dependency, by name or by a call', async () => {
    expect((await run([Twice, Two, One])).outline).toBe('Twice(One Two)');
    expect((await run([Twice, Two, One], {}, [Two, Twice])).outline).toBe('One Two Twice');
    expect((await run([Twice, Two, One], {}, [Twice, Two])).outline).toBe('Twice(One Two) Two');
  });
});

describe('callSilent', () => {
  const Deep = seeder('Deep', {}, ({ progress }) => progress.bar(1).advance());
  const Middle = seeder('Middle', {}, ({ call }) => call(Deep));
  const Top = seeder('Top', {}, async ({ callSilent, call }) => {
    await callSilent(Middle);
    await call(Middle);
  });

  it('tells nothing of whatever is below it, and reports it', async () => {
    const { told, outline: tree } = await run([Top, Middle, Deep]);
    expect(tree).toBe('Top(Middle(Deep) Middle(Deep))');
    expect(told).toEqual(['2 Deep', '1 Middle', '0 Top']);
  });

  it('does not keep a failure back', async () => {
    const Bad = seeder('Bad', {}, fail);
    const Caller = seeder('Caller', {}, ({ callSilent }) => callSilent(Bad));
    await expect(run([Caller, Bad])).rejects.toMatchObject({ seeder: 'Bad', callers: ['Caller'] });
    expect(await bed.notes()).toEqual([]);
  });
});

describe('rows', () => {
  it('are those that a seeder wrote itself', async () => {
    const Third = seeder('Third', {}, async (context) => {
      await note(context, 'x');
      await context.em.execute('update notes set text = text || ?', ['!']);
    });
    const Second = seeder('Second', {}, async ({ em, call }) => {
      await call(Third);
      await em.execute('insert into shop."Order items" values (1), (2)');
      await em.execute(`delete from notes where text = 'x!'`);
    });
    const First = seeder('First', {}, async (context) => {
      await context.call([Second, Third]);
      await note(context, 'last');
    });
    const { seeders, rows } = await run([First, Second, Third]);
    expect(seeders).toMatchObject([
      {
        seeder: 'First',
        rows: [table('notes', 2)],
        calls: [
          {
            seeder: 'Second',
            rows: [table('notes', 1, 0, 1), table('shop.Order items', 2)],
            calls: [{ seeder: 'Third', rows: [table('notes', 2, 4)], calls: [] }],
          },
          { seeder: 'Third', calls: [] },
        ],
      },
    ]);
    expect(seeders[0]?.calls[1]?.rows).toEqual([table('notes', 2, 5)]);
    expect(rows).toEqual([table('notes', 7, 9, 1), table('shop.Order items', 2)]);
  });

  it('are those of one run and one seeder, whatever the connection has written before', async () => {
    const One = seeder('One');
    const Two = seeder('Two', {}, ({ em }) => void em.execute('select 1'));
    for (const transaction of ['each', 'all'] as const) {
      await bed.lab.query('truncate notes');
      const { seeders } = await run([One, Two], { transaction }, ['One', 'Two', 'One']);
      expect(seeders.map(({ rows }) => rows)).toEqual([[table('notes', 1)], [table('notes', 1)]]);
    }
  });

  it('leave out temporary tables, and are never less than none', async () => {
    const Filling = seeder('Filling', {}, async (context) => {
      await context.em.execute('create temporary table passing as select generate_series(1, 10)');
      await context.em.execute('insert into passing values (1)');
      await context.em.execute('insert into shop."Order items" select generate_series(1, 10)');
    });
    const Emptying = seeder('Emptying', {}, async ({ em }) => {
      await em.execute('truncate shop."Order items"');
      await em.execute('insert into shop."Order items" values (1)');
    });
    const { seeders } = await run([Filling, Emptying], { transaction: 'all' }, ['Filling', 'Emptying']);
    expect(seeders[0]?.rows).toEqual([table('notes', 1), table('shop.Order items', 10)]);
    const [notes, ...others] = seeders[1]?.rows ?? [];
    expect(notes).toEqual(table('notes', 1));
    expect(others.every(({ inserted }) => inserted > 0)).toBe(true);
  });
});
