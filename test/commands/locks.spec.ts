import { DURATION } from '../fixtures/durations.js';
import { Shop } from '../fixtures/shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
  await shop.run(['db:migrate', '+1']);
});
afterAll(() => shop.close());

const HOLDING = `set application_name = 'report'; begin; select * from products`;
/** Long enough to see who is in the way, be the machine as busy as it may. */
const MIGRATE = ['db:migrate', '--lock-timeout', '3', '--lock-retries', '1'];
const holder = String.raw`\d+ \(\w+, report, idle in transaction, \d.*\): set application_name = 'report'.*`;

describe('nest-cmd db:migrate on a table that another session holds', () => {
  it('says who that is, tries again, and in the end exits with 1 and what to do', async () => {
    const { code, stdout, stderr } = await shop.during(HOLDING, () => shop.run(MIGRATE));
    expect({ code, stdout: stdout.trim() }).toEqual({
      code: 1,
      stdout: '✗ 20260102090000_add_price_to_products',
    });
    expect(stderr).toMatch(
      new RegExp(
        `^20260102090000_add_price_to_products was not given a lock in time, held by ${holder}\\. Trying again in ${DURATION} \\(1 of 1\\)\\.$`,
        'm',
      ),
    );
    expect(stderr).toMatch(
      new RegExp(`^  It was tried 2 times\\. The last attempt waited for:\n    ${holder}$`, 'm'),
    );
    expect(stderr).toContain('\n  Or have them ended: `nest-cmd db:migrate --terminate-blockers`.\n');
  });

  it('prints one document with --json, and nothing else', async () => {
    const { code, stdout, stderr } = await shop.during(HOLDING, () => shop.run([...MIGRATE, '--json']));
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      error: {
        code: 'SISKIN_LOCK_NOT_GRANTED',
        attempts: 2,
        blockers: [{ application: 'report', state: 'idle in transaction' }],
        failed: { sqlState: '55P03', timeoutMs: 3_000 },
      },
    });
    expect(stderr).not.toContain('lock');
  });

  it('ends the session with --terminate-blockers, and says so', async () => {
    const { code, stdout, stderr } = await shop.during(HOLDING, () =>
      shop.run([...MIGRATE, '--terminate-blockers']),
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('Applied 1 migration.') });
    expect(stderr).toMatch(new RegExp(`^Ended the session ${holder}$`, 'm'));
    expect(stderr).toMatch(/ Trying again at once \(1 of 1\)\.$/m);
  });
});
