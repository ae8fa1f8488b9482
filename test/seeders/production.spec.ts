import type { DestructiveAct } from '../../src/index.js';
import { inEnvironment } from '../fixtures/environment.js';
import { Seedbed, seeder } from './seedbed.js';

let bed: Seedbed;
beforeAll(async () => {
  bed = await Seedbed.open();
  const app = await bed.app([], { migrations: { paths: [await bed.lab.folder({})] } });
  const { MigrationService } = await import('../../src/index.js');
  await inEnvironment('production', () => app.get(MigrationService).migrate());
});
afterAll(() => bed[Symbol.asyncDispose]());
beforeEach(() => bed.lab.query('truncate notes'));

const ENVIRONMENTS = { environments: ['production', 'test'] };
const Demo = seeder('Demo');
const Country = seeder('Country', { ...ENVIRONMENTS, groups: ['reference'] });
const Currency = seeder('Currency', { ...ENVIRONMENTS, groups: ['reference'], dependsOn: [Country] });
const Unsafe = seeder('Unsafe', { ...ENVIRONMENTS, dependsOn: [Demo] });
const Calling = seeder('Calling', ENVIRONMENTS, ({ call }) => call(Demo));
const ALL = [Demo, Country, Currency, Unsafe, Calling];

const service = (prohibitDestructive = false) => bed.service(ALL, { prohibitDestructive });
const GUARDED = { code: 'SISKIN_PRODUCTION_GUARD' };

describe('in production', () => {
  it.each<[string, string[] | undefined, object, string[]]>([
    ['seeders that are meant for it', ['Currency'], {}, ['Country', 'Currency']],
    ['a group of them', undefined, { groups: ['reference'] }, ['Country', 'Currency']],
    ['one alone that would depend on an unsafe one', ['Unsafe'], { only: true }, ['Unsafe']],
    ['what a seeder calls that is meant for it', ['Calling'], {}, ['Calling', 'Demo']],
    ['whatever is forced', ['Demo'], { force: true }, ['Demo']],
  ])('runs %s', async (_what, target, options, kept) => {
    await (await service()).run(target, options);
    expect(await bed.notes()).toEqual(kept);
  });

  it.each<[string, string[]]>([
    ['others', ['Demo']],
    ['one that depends on others', ['Unsafe']],
    ['one among safe ones', ['Country', 'Demo']],
  ])('refuses %s', async (_what, target) => {
    const seeders = await service();
    await expect(seeders.run(target)).rejects.toMatchObject({
      ...GUARDED,
      source: 'database',
      command: `nest-cmd db:seed ${target.join(' ')}`,
    });
    await inEnvironment('production', () =>
      expect(seeders.run(target)).rejects.toMatchObject({ ...GUARDED, source: 'NODE_ENV' }),
    );
    await expect(seeders.run(target, { dryRun: true })).rejects.toMatchObject(GUARDED);
    expect(await bed.notes()).toEqual([]);
  });

  it('asks whoever is there, before anything is done', async () => {
    const asked: DestructiveAct[] = [];
    const confirm = async (act: DestructiveAct) => {
      asked.push(act);
      return asked.length > 1;
    };
    const seeders = await service();
    await expect(seeders.run('Demo', { confirm })).rejects.toMatchObject({ code: 'SISKIN_DECLINED' });
    expect(await bed.notes()).toEqual([]);
    await seeders.run('Demo', { confirm });
    expect(await bed.notes()).toEqual(['Demo']);
    expect(asked).toMatchObject([{ verb: 'seed', environment: 'production' }, { verb: 'seed' }]);
  });

  it('lets nobody overrule prohibitDestructive, save what is meant for it', async () => {
    const seeders = await service(true);
    await expect(seeders.run('Demo', { force: true })).rejects.toMatchObject({
      code: 'SISKIN_DESTRUCTIVE_PROHIBITED',
    });
    await seeders.run('Currency');
    expect(await bed.notes()).toEqual(['Country', 'Currency']);
  });
});
