import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { poll } from '../fixtures/poll.js';
import { Shop } from '../fixtures/shop.js';

let shop: Shop;
let bin: string;
beforeAll(async () => {
  shop = await Shop.open();
  bin = join(shop.folder, 'bin');
  await mkdir(bin);
});
afterAll(() => shop.close());

/** A psql that does as it is told. */
async function fakePsql(script: string): Promise<Record<string, string>> {
  const file = join(bin, 'psql');
  await writeFile(file, `#!${process.execPath}\n${script}\n`);
  await chmod(file, 0o755);
  return { PATH: `${bin}${delimiter}${process.env['PATH']}` };
}

const PRINT = `console.log(JSON.stringify({ args: process.argv.slice(2), env: process.env }))`;
const hasPsql = (process.env['PATH'] ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'psql')));

describe('db:psql', () => {
  it('gives psql the connection by its environment, and no argument of its own', async () => {
    const env = await fakePsql(PRINT);
    const { code, stdout } = await shop.run(['db:psql'], { ...env, PGSERVICE: 'elsewhere' });
    const url = new URL(shop.database.url);
    const seen = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {
      args: string[];
      env: Record<string, string>;
    };
    expect({ code, args: seen.args }).toEqual({ code: 0, args: [] });
    expect(seen.env).toMatchObject({
      PGHOST: url.hostname,
      PGPORT: url.port,
      PGUSER: decodeURIComponent(url.username),
      PGDATABASE: shop.database.name,
      PGPASSWORD: decodeURIComponent(url.password),
    });
    expect(url.password).not.toBe('');
    expect(seen.env).not.toHaveProperty('PGSERVICE');
  });

  it.each([
    ['db:psql -- -c select', ['-c', 'select']],
    ['db:psql -- -q -v a=1 --json --module b.ts', ['-q', '-v', 'a=1', '--json', '--module', 'b.ts']],
    ['db:psql --verbose -- -1 -f a.sql', ['-1', '-f', 'a.sql']],
    ['db:psql -- --help', ['--help']],
    ['db:psql -- --version -- -h', ['--version', '--', '-h']],
    ['db:psql --', []],
  ])('passes on what stands after the dashes: %s', async (line, args) => {
    const env = await fakePsql(PRINT);
    const { code, stdout } = await shop.run(line.split(' '), env);
    const seen = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { args: string[] };
    expect({ code, args: seen.args }).toEqual({ code: 0, args });
    expect(seen.args.join(' ')).not.toContain(new URL(shop.database.url).password);
  });

  it('refuses options that are not its own', async () => {
    const env = await fakePsql(PRINT);
    const { code, stdout, stderr } = await shop.run(['db:psql', '-c', 'select 1'], env);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`unknown option '-c'`);
  });

  it.each([
    ['process.exit(3)', 3],
    [`process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 9)`, 143],
  ])('exits as psql does: %s', async (script, code) => {
    expect(await shop.run(['db:psql'], await fakePsql(script))).toMatchObject({ code });
  });

  it('leaves Ctrl-C to psql, and waits for it', async () => {
    const mark = join(shop.folder, 'started');
    const go = join(shop.folder, 'go');
    const env = await fakePsql(
      `import { existsSync, writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(mark)}, '');
       setInterval(() => existsSync(${JSON.stringify(go)}) && process.exit(5), 20)`,
    );
    const run = shop.start(['db:psql'], env);
    await poll('psql to start', async () => existsSync(mark));
    run.process.kill('SIGINT');
    await writeFile(go, '');
    expect(await run.outcome).toMatchObject({ code: 5 });
  });

  it('ends psql when it is ended itself', async () => {
    const mark = join(shop.folder, 'pid');
    const env = await fakePsql(
      `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(mark)}, String(process.pid)); setInterval(() => {}, 99)`,
    );
    const run = shop.start(['db:psql'], env);
    await poll('psql to start', async () => existsSync(mark) && readFileSync(mark, 'utf8') !== '');
    run.process.kill('SIGTERM');
    await once(run.process, 'close');
    const pid = Number(readFileSync(mark, 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow(expect.objectContaining({ code: 'ESRCH' }));
    expect(run.process.exitCode).toBe(143);
  });

  it('says how to get psql', async () => {
    const { code, stderr } = await shop.run(['db:psql'], { PATH: join(shop.folder, 'nothing') });
    expect(code).toBe(1);
    expect(stderr).toContain('✗ psql could not be started: no folder of PATH holds it.');
    expect(stderr).toContain('apt install postgresql-client');
  });
});

(hasPsql ? describe : describe.skip)('db:psql with the real psql', () => {
  it('runs on the database', async () => {
    const sql = 'select current_database()';
    const done = await shop.run(['db:psql', '--', '-Atc', sql]);
    expect(done).toMatchObject({ code: 0 });
    expect(done.stdout).toContain(shop.database.name);
    const failed = await shop.run(['db:psql', '--', '-c', 'selct']);
    expect(failed).toMatchObject({ code: 1 });
    expect(failed.stderr).toContain('syntax error at or near "selct"');
  });
});
