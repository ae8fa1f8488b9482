import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { createTestDatabase, type TestDatabase } from '../../src/testing/index.js';
import { query } from '../embedded/query.js';
import { withoutProgress } from '../fixtures/durations.js';
import { Folders, REPOSITORY } from '../fixtures/folders.js';
import { runNestCmd } from '../fixtures/nest-cmd.js';
import { checkTypes } from './check-types.js';
import { readPage } from './page.js';
import { SEEDED_APPLICATION } from './seeded-application.js';

const PAGE = 'docs/seeders.md';
const folders = new Folders();
let folder: string;
let database: TestDatabase;

beforeAll(async () => {
  folder = await folders.make();
  const { snippets } = await readPage(PAGE);
  const shown = snippets.flatMap(({ code, marks }) => [[marks.get('file'), code] as const]);
  for (const [path, text] of [...Object.entries(SEEDED_APPLICATION), ...shown]) {
    await mkdir(dirname(join(folder, path ?? 'src/nowhere.ts')), { recursive: true });
    await writeFile(join(folder, path ?? 'src/nowhere.ts'), text);
  }
  await mkdir(join(folder, 'node_modules'));
  await symlink(REPOSITORY, join(folder, 'node_modules/siskin'), 'junction');
  database = await createTestDatabase();
  await query(
    database.url,
    `create table roles (name text primary key); create table cities (name text primary key);
     create table users (id serial primary key, email text, password text, role_name text references roles)`,
  );
});
afterAll(async () => {
  await folders.remove();
  await database.drop();
});

const run = (line: string) =>
  runNestCmd(line.split(' '), { cwd: folder, env: { DATABASE_URL: database.url } });

/** The commands of the page, each with what it prints. */
async function readCommands() {
  const text = await readFile(join(REPOSITORY, PAGE), 'utf8');
  return [...text.matchAll(/^```console\n\$ npx nest-cmd (.+)\n([^]*?)^```$/gm)].map(
    ([, line = '', output = '']) => ({ line, output }),
  );
}

const timeless = (text: string) => text.replaceAll(/ +[\d.]+ m?s\b/g, ' <time>');

describe('docs/seeders.md', () => {
  it('shows what its commands print, one after another', async () => {
    const commands = await readCommands();
    expect(commands.length).toBeGreaterThan(3);
    for (const { line, output } of commands) {
      const { code, stdout, stderr } = await run(line);
      expect({ line, code, stderr: withoutProgress(stderr), stdout: timeless(stdout) }).toEqual({
        line,
        code: 0,
        stderr: '',
        stdout: timeless(output),
      });
    }
    expect(await query(database.url, 'select count(*)::int as n from users')).toEqual([{ n: 120 }]);
  });

  it('has a seeder that works outside of a transaction', async () => {
    expect(await run('db:seed CitySeeder')).toMatchObject({ code: 0 });
    expect(await query(database.url, 'select count(*)::int as n from cities')).toEqual([{ n: 5_000 }]);
  });

  it('compiles, all of it', async () => {
    expect(await checkTypes(folder)).toBe('');
  });
});
