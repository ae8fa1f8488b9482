import { AT_GATE, CLOSED } from '../fixtures/gate.js';
import { Shop } from '../fixtures/shop.js';
import { untilBlocked } from './outside/outside.fixture.js';

let shop: Shop;
beforeEach(async () => void (shop = await Shop.open()));
afterEach(() => shop.close());

const LEDGER = 'select revision, batch, state from siskin_migrations order by applied_at';
const ROWS = [
  { revision: '5e1c0ffee001', batch: 1, state: 'applied' },
  { revision: '5e1c0ffee002', batch: 1, state: 'applied' },
];

const SLOW = 'src/migrations/20260103090000_slow.ts';
const slow = (statement: string) => `
  import { Migration, type Operations } from 'siskin';

  export default class Slow extends Migration {
    static readonly revision = '5e1c0ffee003';
    static readonly parents = ['5e1c0ffee002'];
    static readonly lockTimeout = 0;

    up(op: Operations) {
      op.sql('create table half ()');
      op.sql('${statement}');
    }
  }
`;

describe('processes', () => {
  it.each([2, 6])('migrate %i at once, each migration once', async (count) => {
    const runs = Array.from({ length: count }, () => shop.run(['db:migrate', '--json']));
    const outcomes = await Promise.all(runs);

    expect(outcomes.map(({ code }) => code)).toEqual(Array.from({ length: count }, () => 0));
    const applied = outcomes.flatMap(({ stdout }) =>
      (JSON.parse(stdout) as { steps: { revision: string }[] }).steps.map(({ revision }) => revision),
    );
    expect(applied).toEqual(['5e1c0ffee001', '5e1c0ffee002']);
    expect(await shop.query(LEDGER)).toEqual(ROWS);
  });

  it('may be killed in the middle of a migration: nothing is left, and the next run succeeds', async () => {
    await shop.write({ [SLOW]: slow(`select ${AT_GATE}`) });
    const { code } = await shop.during(CLOSED, async () => {
      const run = shop.start(['db:migrate']);
      await untilBlocked(shop, 'select pg_advisory');
      run.process.kill('SIGKILL');
      return run.outcome;
    });
    expect(code).toBeNull();
    expect(await shop.query(LEDGER)).toEqual(ROWS);
    expect(await shop.query(`select to_regclass('half') as half`)).toEqual([{ half: null }]);

    await shop.write({ [SLOW]: slow('select 1') });
    expect(await shop.run(['db:migrate'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Applied 1'),
    });
    expect(await shop.query(LEDGER)).toEqual([
      ...ROWS,
      { revision: '5e1c0ffee003', batch: 2, state: 'applied' },
    ]);
    expect(await shop.query(`select to_regclass('half') as half`)).toEqual([{ half: 'half' }]);
  });
});
