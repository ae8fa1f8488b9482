import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { LedgerNotEmptyError, type ForeignTool } from '../../src/index.js';
import { Folders } from '../fixtures/folders.js';
import { Lab, rejection } from '../fixtures/lab.js';
import { KNEX_FILES, runTool } from './run-tool.js';
import { schemaOf } from './schema-of.js';
import { TOOL_TABLES } from './tool-tables.js';

const folders = new Folders();
let lab: Lab;
let folder: string;
beforeEach(async () => {
  [lab, folder] = await Promise.all([Lab.open(), folders.make()]);
});
afterEach(async () => void (await Promise.all([lab.close(), folders.remove()])));

/** What the tool is to leave behind beside its ledger. */
const SHOP = `create table authors (id serial primary key, name text not null);
  create table books (id int primary key, author int not null references authors)`;

/** Makes the schema and the ledger, by the tool itself where it is at hand. */
async function migrateBy(tool: ForeignTool): Promise<void> {
  if (tool === 'knex') {
    await runTool('knex-ledger.ts', lab.database.url, await lab.folder(KNEX_FILES));
  } else if (tool === 'typeorm') {
    await runTool('typeorm-ledger.ts', lab.database.url);
  } else {
    await lab.query(`${SHOP}; ${TOOL_TABLES[tool]}`);
  }
}

const CASES: [tool: ForeignTool, ledger: string, noted: string[]][] = [
  ['knex', '"public"."knex_migrations"', ['20240101120000_authors', '20240102120000_books']],
  ['typeorm', '"public"."migrations"', ['CreateAuthors1700000000000', 'CreateBooks1710000000000']],
  ['prisma', '"public"."_prisma_migrations"', ['20240101100000_authors', '20240102100000_books']],
  ['drizzle', '"drizzle"."__drizzle_migrations"', ['7d793037a0', '5d41402abc']],
  ['alembic', '"public"."alembic_version"', ['3f9a1c27be04']],
  [
    'laravel',
    '"public"."migrations"',
    ['2024_01_01_000000_users', '2024_01_01_100000_authors', '2024_01_02_100000_books'],
  ],
  ['flyway', '"public"."flyway_schema_history"', ['V1__authors', 'V2__books', 'R__views']],
];

describe('adopting a database whose migrations are left behind', () => {
  it.each(CASES)('writes a baseline in their place: %s', async (tool, ledger, noted) => {
    await migrateBy(tool);
    const before = await schemaOf(lab.database.url);
    const migrations = await lab.on([folder]);
    const adoption = await migrations.adopt({ from: tool, name: `from ${tool}` });

    const [file = ''] = await readdir(folder);
    const [, revision = ''] = /^-- revision: (\w+)$/m.exec(await readFile(join(folder, file), 'utf8')) ?? [];
    expect(file).toMatch(new RegExp(`^\\d{14}_from_${tool}\\.sql$`));
    const name = file.replace('.sql', '');
    expect(adoption).toMatchObject({
      from: tool,
      ledger,
      recorded: noted,
      stamped: [{ revision, name }],
      baseline: join(folder, file),
      pending: [],
    });
    expect(adoption.leftovers[0]).toBe(`drop table ${ledger};`);
    expect(await schemaOf(lab.database.url)).toEqual(before);
    expect(await lab.query('select revision, name, batch, state, checksum from siskin_migrations')).toEqual([
      { revision, name, batch: 1, state: 'applied', checksum: null },
    ]);
    await expect(migrations.migrate()).resolves.toMatchObject({ steps: [] });

    await lab.query(adoption.leftovers.join(' '));
    await using fresh = await Lab.open();
    await (await fresh.on([folder])).migrate();
    expect(await schemaOf(fresh.database.url)).toEqual(await schemaOf(lab.database.url));
    expect(await fresh.tables()).toEqual(['authors', 'books']);
  });

  it('says in the file what it stands for', async () => {
    await migrateBy('laravel');
    await (await lab.on([folder])).adopt({ from: 'laravel', prove: false });
    const [file = ''] = await readdir(folder);
    const text = await readFile(join(folder, file), 'utf8');
    expect(text.slice(0, text.indexOf('-- up')).split('\n').slice(2)).toEqual([
      '--',
      '-- The schema as it was when the migrations began. Owners, grants and rows are no part of it.',
      '-- It stands for what Laravel has applied, 3 by "public"."migrations", the last:',
      '--   2024_01_01_000000_users',
      '--   2024_01_01_100000_authors',
      '--   2024_01_02_100000_books',
      '',
      '',
    ]);
    expect(text).not.toContain('"migrations"(');
    expect(text).toContain('create table public.authors');
  });

  it('is refused a second time, and writes nothing', async () => {
    await migrateBy('alembic');
    const migrations = await lab.on([folder]);
    await migrations.adopt({ from: 'alembic' });
    const files = await readdir(folder);
    await rejection(migrations.adopt({ from: 'alembic' }), LedgerNotEmptyError);
    expect(await readdir(folder)).toEqual(files);
  });

  it('makes the folder where there is none', async () => {
    await migrateBy('alembic');
    const missing = join(folder, 'src/migrations');
    const migrations = await lab.on([missing]);
    const { baseline } = await migrations.adopt({ from: 'alembic' });
    expect(baseline).toBe(join(missing, String((await readdir(missing))[0])));
  });
});
