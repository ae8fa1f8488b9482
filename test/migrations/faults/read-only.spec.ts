import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { startEmbeddedPostgres } from '../../../src/database/embedded/index.js';
import { ReadOnlyDatabaseError } from '../../../src/index.js';
import { useDataDirs } from '../../embedded/data-dirs.js';
import { Lab, rejection } from '../../fixtures/lab.js';
import { Shop } from '../../fixtures/shop.js';
import { Role } from './role.fixture.js';

const newDataDir = useDataDirs();
const run = promisify(execFile);

describe('a database that lets sessions only read', () => {
  let lab: Lab;
  beforeEach(async () => void (lab = await Lab.open()));
  afterEach(() => lab.close());

  it.each([
    ['database', (name: string) => `alter database "${name}"`],
    ['role', (_: string, role: string) => `alter role "${role}"`],
    ['role in it', (name: string, role: string) => `alter role "${role}" in database "${name}"`],
  ])('is told from others before anything is done, where the %s says so', async (_, subject) => {
    await using role = await Role.create(lab);
    const { name, url } = lab.database;
    const altered = subject(name, role.name);
    await lab.query(`${altered} set default_transaction_read_only = on`);
    const service = await lab.on([await lab.folder({})], {}, role.url);
    const { hostname, port } = new URL(url);
    const failure = await rejection(service.migrate(), ReadOnlyDatabaseError);
    expect(failure).toMatchObject({
      code: 'SISKIN_DATABASE_READ_ONLY',
      reason: { standby: false },
      problem: `The database ${name} at ${hostname}:${port} lets sessions only read: default_transaction_read_only is on. Nothing was done.`,
      remedy: `Lift it: ${altered} reset default_transaction_read_only;`,
    });
    expect(await service.status()).toMatchObject({ applied: 0 });
    await lab.query(`begin read write; ${altered} reset default_transaction_read_only; commit`);
  });
});

/** A hot standby of a server that was stopped in order, with what `prepare` has done there. */
async function standbyOf(prepare: (url: string) => Promise<void>) {
  const [primary, standby] = [await newDataDir(), await newDataDir()];
  const first = await startEmbeddedPostgres({ dataDir: primary, durable: false, env: {} });
  await first.createDatabase('shop');
  await prepare(first.url('shop'));
  await first.stop();
  await mkdir(standby, { mode: 0o711 });
  await run('cp', ['-a', join(first.dataDir ?? primary, 'cluster'), standby]);
  await writeFile(join(standby, 'cluster/data/standby.signal'), '');
  return startEmbeddedPostgres({ dataDir: standby, durable: false, env: {} });
}

describe('a hot standby', () => {
  it('is not migrated, and shows its status', async () => {
    const shop = await Shop.open();
    try {
      await using server = await standbyOf(async (url) => {
        expect(await shop.run(['db:migrate', '5e1c0ffee001'], { DATABASE_URL: url })).toMatchObject({
          code: 0,
        });
      });
      const env = { DATABASE_URL: server.url('shop') };
      expect(await shop.run(['db:migrate'], env)).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringContaining(
          `✗ The database shop at 127.0.0.1:${server.port} is on a standby, which can only be read. Nothing was done.\n` +
            '→ Migrate the primary: let the connection settings of MikroORM (clientUrl, or host and port) name that one.\n',
        ),
      });
      expect(await shop.run(['db:status'], env)).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/\n1 applied, 1 pending\.\nEnvironment: development\.\n$/),
      });
    } finally {
      await shop.close();
    }
  });
});
