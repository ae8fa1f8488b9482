import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { createTestDatabase, type TestDatabase } from '../../src/testing/index.js';
import { query } from '../embedded/query.js';
import { withoutProgress } from '../fixtures/durations.js';
import { Folders, REPOSITORY } from '../fixtures/folders.js';
import { runNestCmd } from '../fixtures/nest-cmd.js';
import { checkTypes } from './check-types.js';
import { FACTORIES_APPLICATION } from './factories-application.js';
import { toModule, toSeeders } from './factory-examples.js';
import { readPage, type Snippet } from './page.js';

const folders = new Folders();
let folder: string;
let database: TestDatabase;
let examples: Snippet[];

beforeAll(async () => {
  folder = await folders.make();
  const { snippets } = await readPage('docs/factories.md');
  const typescript = snippets.filter(({ language }) => language === 'ts');
  const files = typescript.flatMap(({ code, marks }) => {
    const path = marks.get('file');
    return path === undefined ? [] : [[path, code] as const];
  });
  const others = typescript.filter(({ marks }) => !marks.has('file') && !marks.has('code'));
  const classes = others.filter(({ code }) => /^(export )?class /m.test(code));
  examples = others.filter((snippet) => !classes.includes(snippet));
  const made = [
    ['src/examples.ts', toSeeders(examples)] as const,
    ...classes.map((snippet) => [`src/line-${snippet.line}.ts`, toModule(snippet)] as const),
  ];
  for (const [path, text] of [...Object.entries(FACTORIES_APPLICATION), ...files, ...made]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await mkdir(join(folder, 'node_modules'));
  await symlink(REPOSITORY, join(folder, 'node_modules/siskin'), 'junction');
  database = await createTestDatabase();
  await query(database.url, TABLES);
});
afterAll(async () => {
  await folders.remove();
  await database.drop();
});

const TABLES = `
  create table users (id serial primary key, name varchar(255) not null, email varchar(255) not null unique, password text not null,
    admin boolean not null, status text not null, deleted_at timestamptz);
  create table roles (id serial primary key, name varchar(255) not null);
  create table user_roles (user_id int references users, role_id int references roles, active boolean not null default true, primary key (user_id, role_id));
  create table posts (id serial primary key, title varchar(255) not null, published boolean not null, author_id int not null references users);
  create table comments (id serial primary key, body text not null, post_id int not null references posts, author_id int not null references users);
`;

describe('docs/factories.md', () => {
  it('compiles, all of it', async () => {
    const options = { noUnusedLocals: false, noUnusedParameters: false };
    expect(await checkTypes(folder, options)).toBe('');
  });

  it('has examples that do what they say', async () => {
    const names = examples.map(({ line }) => `Line${line}Seeder`);
    expect(names.length).toBeGreaterThan(12);
    const { code, stderr } = await runNestCmd(['db:seed', ...names, '--random-seed', '1'], {
      cwd: folder,
      env: { DATABASE_URL: database.url },
    });
    expect({ code, stderr: withoutProgress(stderr) }).toEqual({ code: 0, stderr: '' });
  });
});
