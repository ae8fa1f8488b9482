import { DatabaseLoginError, DatabaseUnreachableError, type MigrationEvent } from '../../../src/index.js';
import { Lab, rejection } from '../../fixtures/lab.js';
import type { Run } from '../../fixtures/nest-cmd.js';
import { poll } from '../../fixtures/poll.js';
import { Shop } from '../../fixtures/shop.js';
import { Port } from './proxy.fixture.js';

let port: Port;
beforeEach(async () => void (port = await Port.reserve()));
afterEach(() => port.close());

describe('nest-cmd --wait-for-database', () => {
  let shop: Shop;
  beforeEach(async () => void (shop = await Shop.open()));
  afterEach(() => shop.close());

  const start = (...args: string[]) => shop.start(args, { DATABASE_URL: port.url(shop.database.url) });

  it.each([
    ['db:migrate', 'Applied 2 migrations.\n'],
    ['db:status', '0 applied, 2 pending.\n'],
    ['db:current', 'Nothing is applied.\n'],
  ])('%s goes on once the server is there', async (command, end) => {
    const run = start(command, '--wait-for-database', '50');
    await untilWaiting(run);
    await port.openTo(shop.database.url);
    const { code, stdout, stderr } = await run.outcome;
    expect({ code, end: stdout.endsWith(end) }).toEqual({ code: 0, end: true });
    expect(stderr.match(/Waiting for the database at 127\.0\.0\.1:\d+\.\n/g)).toHaveLength(1);
  });

  it('seeds once the server is there', async () => {
    await shop.run(['db:migrate']);
    const run = start('db:seed', '--wait-for-database', '50');
    await untilWaiting(run);
    await port.openTo(shop.database.url);
    expect(await run.outcome).toMatchObject({ code: 0 });
    expect(await shop.query('select name from products')).toEqual([{ name: 'Lamp' }]);
  });

  it('creates the database on a server that comes later', async () => {
    const name = `${shop.database.name}_later`;
    const url = shop.database.url.replace(shop.database.name, name);
    const args = ['db:migrate', '--create-database', '--wait-for-database', '50'];
    const run = shop.start(args, { DATABASE_URL: port.url(url) });
    await untilWaiting(run);
    await port.openTo(url);
    expect(await run.outcome).toMatchObject({ code: 0 });
    await shop.query(`drop database "${name}"`);
  });

  it('says how long it has waited when it gives up', async () => {
    const { code, stdout, stderr } = await start('db:migrate', '--wait-for-database', '1.5').outcome;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /✗ The database \w+ at 127\.0\.0\.1:\d+ can't be reached: nothing listens there\. It was waited for, [1-9]\.\d s\.\n→ Start PostgreSQL there, or mend /,
    );
  });

  it('is an option of all commands that need the database', async () => {
    const commands = [
      ['db:rollback'],
      ['db:stamp', 'head'],
      ['db:history', '--indicate-current'],
      ['db:show', 'current'],
      ['db:graph'],
      ['db:rebase', 'head', '--onto', 'base'],
      ['db:edit', 'current'],
    ];
    const outcomes = await Promise.all(
      commands.map((args) => start(...args, '--wait-for-database', '0.8').outcome),
    );
    expect(outcomes.map(({ code }) => code)).toEqual(commands.map(() => 1));
    outcomes.forEach(({ stderr }) => expect(stderr).toMatch(/It was waited for, \d\.\d s\./));
  });

  it('takes a number of seconds', async () => {
    expect(await start('db:migrate', '--wait-for-database', 'long').outcome).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--wait-for-database takes a number of seconds, not 'long'."),
    });
  });
});

describe('waitForDatabase', () => {
  let lab: Lab;
  beforeEach(async () => void (lab = await Lab.open()));
  afterEach(() => lab.close());

  const on = async (url: string, options = {}) => lab.on([await lab.folder({})], options, url);

  it('outlasts a server that is starting up', async () => {
    await port.startUp();
    const events: MigrationEvent[] = [];
    const service = await on(port.url(lab.database.url));
    const run = service.migrate({ waitForDatabase: 30_000, onProgress: (event) => events.push(event) });
    await poll('it to wait', async () => events.length > 0);
    await port.close();
    await port.openTo(lab.database.url);
    expect(await run).toMatchObject({ steps: [] });
    const waits = events.filter(({ type }) => type === 'waiting-for-database');
    expect(waits).toEqual([{ type: 'waiting-for-database', host: '127.0.0.1', port: port.number }]);
  });

  it('is an option, too, which counts while the application boots', async () => {
    await port.startUp();
    const boot = on(port.url(lab.database.url), { onBootstrap: 'check', waitForDatabase: 30_000 });
    await port.untilRefused(3);
    await port.close();
    await port.openTo(lab.database.url);
    expect(await (await boot).status()).toMatchObject({ pending: 0 });
  });

  it('does not wait by default, nor for what time does not change', async () => {
    const unreachable = await rejection(
      (await on(port.url(lab.database.url))).migrate(),
      DatabaseUnreachableError,
    );
    expect(unreachable.waited).toBeUndefined();
    const url = new URL(lab.database.url);
    url.password = 'wrong';
    const start = performance.now();
    await rejection((await on(url.href)).migrate({ waitForDatabase: 30_000 }), DatabaseLoginError);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});

async function untilWaiting({ process: { stderr } }: Run): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const words = 'Waiting for the database';
    stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()).includes(words) && resolve());
    stderr?.once('end', () => reject(new Error(`It has ended, and said: ${said}`)));
  });
}
