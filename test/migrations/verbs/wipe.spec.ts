import { Lab } from '../../fixtures/lab.js';
import { CATALOGUE, everything } from './wipe.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const catalogue = async () => (await lab.query(CATALOGUE)).map(({ object }) => String(object));

describe('fresh', () => {
  it('makes everything anew that migrations make, as often as it is asked to', async () => {
    const migrations = await lab.with(everything);
    await migrations.migrate();
    const before = await catalogue();
    expect(before.length).toBeGreaterThan(50);
    const { dropped, steps } = await migrations.fresh();
    expect(steps).toHaveLength(5);
    expect(await catalogue()).toEqual(before);
    expect(dropped).toEqual({});
  });

  it('leaves nothing at all when it wipes', async () => {
    const migrations = await lab.with(everything);
    const empty = await catalogue();
    await migrations.migrate();
    await migrations.wipe();
    expect(await catalogue()).toEqual(empty);
    expect(await lab.query(`select relname from pg_class where relname like 'siskin%'`)).toEqual([]);
  });
});
