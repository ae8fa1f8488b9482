import { poll } from '../../fixtures/poll.js';
import { Shop } from '../../fixtures/shop.js';

let shop: Shop;
beforeEach(async () => void (shop = await Shop.open()));
afterEach(() => shop.close());

const ROWS = 6_000;
const TIMES = 4;

describe('a process that is killed in a backfill', () => {
  it('is gone on with by the next one, and each row is done once', async () => {
    await shop.query(`create table items (id bigint primary key, done int not null default 0);
      insert into items select i from generate_series(1, ${ROWS}) i`);
    await shop.write({
      'src/migrations/20260103090000_fill.ts': `
        import { Migration, sql, type Operations } from 'siskin';

        export default class Fill extends Migration {
          static readonly revision = '5e1c0ffee003';
          static readonly parents = ['5e1c0ffee002'];
          static readonly transaction = false;

          up(op: Operations) {
            const set = { done: sql\`done + 1 + 0 * length(pg_sleep(0.0001)::text)\` };
            op.backfill('items', { set, batch: 200, targetMs: 50 });
          }
        }
      `,
    });
    const position = async () => {
      const [table] = await shop.query(`select to_regclass('siskin_migrations_backfills')::text as name`);
      const [row] =
        table?.['name'] === null ? [] : await shop.query('select rows::int from siskin_migrations_backfills');
      return Number(row?.['rows'] ?? 0);
    };

    for (let time = 0; time < TIMES; time++) {
      const before = await position();
      // A row that it can't get past, so that it is never done before it is killed.
      const barrier = `begin; select from items where id = ${before + ROWS / (TIMES + 1)} for update`;
      const { code } = await shop.during(barrier, async () => {
        const run = shop.start(['db:migrate']);
        await poll('the backfill to get on', async () => (await position()) > before);
        run.process.kill('SIGKILL');
        return run.outcome;
      });
      expect(code).toBeNull();
    }
    expect(await position()).toBeLessThan(ROWS);
    expect((await shop.query('select count(*)::int as rows from items where done = 0'))[0]).not.toEqual({
      rows: 0,
    });

    const last = await shop.run(['db:migrate']);
    expect(last).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('Going on with 20260103090000_fill'),
    });
    expect(await shop.query('select done, count(*)::int as rows from items group by done')).toEqual([
      { done: 1, rows: ROWS },
    ]);
    expect(await shop.query('select * from siskin_migrations_backfills')).toEqual([]);
    expect(
      await shop.query(`select state, in_doubt from siskin_migrations where revision = '5e1c0ffee003'`),
    ).toEqual([{ state: 'applied', in_doubt: null }]);
  });
});
