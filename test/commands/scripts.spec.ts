import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Shop } from '../fixtures/shop.js';
import { describeWithPsql, runPsql } from '../fixtures/psql.js';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
});
afterAll(() => shop.close());

/** What the command itself says: the shop talks, too. */
function said(stderr: string): string {
  return stderr.replaceAll(/^The shop .*\n/gm, '');
}

const NOWHERE = { DATABASE_URL: 'postgresql://nobody:secret@127.0.0.1:1/nothing' };

describe('db:migrate --pretend', () => {
  it('prints SQL that can be pasted, under a heading a revision', async () => {
    const { code, stdout, stderr } = await shop.run(['db:migrate', '--pretend']);
    expect({ code, stderr: said(stderr) }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^-- 20260101090000_create_products( \(\w+\))?\ncreate table [^]*;\n\n-- 20260102/,
    );
    expect(await shop.query(`select to_regclass('siskin_migrations') as ledger`)).toEqual([{ ledger: null }]);
    await shop.query(stdout);
    expect(await shop.query('select count(*)::int from products')).toEqual([{ count: 0 }]);
    await shop.query('drop table products');
  });

  it('prints JSON', async () => {
    const { code, stdout } = await shop.run(['db:migrate', '--pretend', '--json']);
    const { steps } = JSON.parse(stdout) as { steps: unknown[] };
    expect(code).toBe(0);
    expect(steps).toMatchObject([
      { name: '20260101090000_create_products', direction: 'up', transaction: true },
      { name: '20260102090000_add_price_to_products' },
    ]);
  });

  it('says that there is nothing to do', async () => {
    const { code, stdout } = await shop.run(['db:rollback', '--pretend']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '-- Nothing to do.\n' });
  });
});

describeWithPsql('db:migrate --sql', () => {
  it('needs no database, and prints the script and nothing else', async () => {
    const { code, stdout, stderr } = await shop.run(['db:migrate', '--sql'], NOWHERE);
    expect({ code, stderr: said(stderr) }).toEqual({ code: 0, stderr: '2 migrations.\n' });
    expect(stdout).toMatch(/^-- Applies 2 migrations: from base to /);
    expect(stdout).not.toContain('secret');
    expect(await runPsql(shop.database.url, stdout)).toMatchObject({ code: 0, stderr: '' });

    const status = await shop.run(['db:status', '--json']);
    const { revisions } = JSON.parse(status.stdout) as { revisions: { state: string }[] };
    expect(revisions.map(({ state }) => state)).toEqual(['applied', 'applied']);
    expect((await shop.run(['db:migrate'])).stdout).toContain('Nothing to migrate.');

    const idempotent = await shop.run(['db:migrate', '--sql', '--idempotent'], NOWHERE);
    expect(await runPsql(shop.database.url, idempotent.stdout)).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '',
    });

    const down = await shop.run(['db:rollback', '--sql', 'head:base'], NOWHERE);
    expect({ code: down.code, stderr: said(down.stderr) }).toEqual({ code: 0, stderr: '2 migrations.\n' });
    expect(await runPsql(shop.database.url, down.stdout)).toMatchObject({ code: 0, stderr: '' });
    expect(await shop.query('select from siskin_migrations')).toEqual([]);
  });

  it('writes to a file that is not there yet', async () => {
    const file = join(shop.folder, 'scripts/up.sql');
    const { code, stdout, stderr } = await shop.run(
      ['db:migrate', '--sql', '--output', 'scripts/up.sql'],
      NOWHERE,
    );
    expect({ code, stdout, stderr: said(stderr) }).toEqual({
      code: 0,
      stdout: '',
      stderr: `2 migrations in ${file}.\n`,
    });
    const written = await readFile(file, 'utf8');
    expect(written).toBe((await shop.run(['db:migrate', '--sql'], NOWHERE)).stdout);

    const again = await shop.run(['db:migrate', '--sql', '+1', '--output', file], NOWHERE);
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toContain('is there already, and was left as it is');
    expect(await readFile(file, 'utf8')).toBe(written);
  });

  it('prints JSON', async () => {
    const { stdout } = await shop.run(['db:migrate', '--sql', '--json', 'base:+1'], NOWHERE);
    expect(JSON.parse(stdout)).toEqual({
      sql: expect.stringContaining('-- Applies 1 migration: from base to ') as string,
      revisions: [
        { revision: expect.any(String) as string, name: '20260101090000_create_products', direction: 'up' },
      ],
    });
  });
});

describe('Options that do not go together', () => {
  it.each([
    ['db:migrate --sql --pretend', '--sql and --pretend do not go together.'],
    ['db:migrate --sql --create-database', '--sql and --create-database do not go together.'],
    ['db:migrate --sql --lock-wait 3', '--sql and --lock-wait do not go together.'],
    ['db:migrate --pretend --terminate-blockers', '--pretend and --terminate-blockers do not go together.'],
    ['db:migrate --pretend --idempotent', '--pretend and --idempotent do not go together.'],
    ['db:migrate --idempotent', '--idempotent is for a script.'],
    ['db:migrate --output a.sql', '--output is for a script.'],
    ['db:rollback --sql --step 1', '--sql and --step do not go together.'],
    ['db:rollback --sql', 'db:rollback --sql FROM:TO'],
    ['db:rollback --sql base', 'db:rollback --sql FROM:TO'],
  ])('%s', async (line, message) => {
    const { code, stdout, stderr } = await shop.run(line.split(' '), NOWHERE);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
