import { NothingToAdoptError, UnmappedMigrationsError, type ForeignTool } from '../../src/index.js';
import type { MigrationSource } from '../fixtures/migration-files.js';
import { Lab, rejection } from '../fixtures/lab.js';
import { KNEX_FILES, runTool } from './run-tool.js';
import { TOOL_TABLES } from './tool-tables.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const nothing: MigrationSource = { up() {}, down() {} };
const sql = '-- up\nselect 1;\n';

describe('adopting what has been made migrations of Siskin already', () => {
  it('stamps what Knex has applied, by the names of its files', async () => {
    await runTool('knex-ledger.ts', lab.database.url, await lab.folder(KNEX_FILES));
    const before = await lab.query('select * from knex_migrations order by id');
    const migrations = await lab.with({
      '20240101120000_authors': { ...nothing, revision: 'authors', parents: [] },
      '20240102120000_books.sql': sql,
      '20240103120000_stars': nothing,
    });
    await expect(migrations.adopt({ from: 'knex' })).resolves.toMatchObject({
      stamped: [
        { revision: 'authors', name: '20240101120000_authors' },
        { revision: '20240102120000_books', name: '20240102120000_books' },
      ],
      baseline: null,
      pending: ['20240103120000_stars'],
      leftovers: ['drop table "public"."knex_migrations";', 'drop table "public"."knex_migrations_lock";'],
    });
    const rows = await lab.query(
      'select revision, o.batch, state, applied_at = migration_time as same from siskin_migrations o join knex_migrations on starts_with(knex_migrations.name, o.name) order by 1',
    );
    expect(rows).toEqual([
      { revision: '20240102120000_books', batch: 1, state: 'applied', same: true },
      { revision: 'authors', batch: 1, state: 'applied', same: true },
    ]);
    expect(await lab.query('select * from knex_migrations order by id')).toEqual(before);
  });

  it('stamps what TypeORM has applied, by the names of its files or its classes', async () => {
    await runTool('typeorm-ledger.ts', lab.database.url);
    const migrations = await lab.with({
      '1700000000000-CreateAuthors': nothing,
      '1710000000000_books': { ...nothing, revision: 'CreateBooks1710000000000' },
    });
    await expect(migrations.adopt({ from: 'typeorm' })).resolves.toMatchObject({ pending: [] });
    expect(await lab.query('select revision, name, batch, state from siskin_migrations order by 1')).toEqual([
      {
        revision: '1700000000000_CreateAuthors',
        name: '1700000000000-CreateAuthors',
        batch: 1,
        state: 'applied',
      },
      { revision: 'CreateBooks1710000000000', name: '1710000000000_books', batch: 1, state: 'applied' },
    ]);
  });

  it('stamps the heads of Alembic with all that they stand on', async () => {
    await lab.query(TOOL_TABLES.alembic ?? '');
    const migrations = await lab.with({
      '1_a': { ...nothing, revision: 'a1', parents: [] },
      '2_b': { ...nothing, revision: '3f9a1c27be04', parents: ['a1'] },
      '3_c': { ...nothing, revision: 'c3', parents: ['3f9a1c27be04'] },
    });
    await expect(migrations.adopt({ from: 'alembic' })).resolves.toMatchObject({
      recorded: ['3f9a1c27be04'],
      pending: ['c3'],
    });
    expect(await lab.applied()).toEqual(['a1 in 1', '3f9a1c27be04 in 1']);
  });

  it.each<[ForeignTool, string[]]>([
    ['prisma', ['20240101100000_authors', '20240102100000_books']],
    ['drizzle', ['7d793037a0', '5d41402abc']],
    ['laravel', ['2024_01_01_000000_users', '2024_01_01_100000_authors', '2024_01_02_100000_books']],
    ['flyway', ['V1__authors', 'V2__books']],
  ])('stamps what %s has applied', async (tool, names) => {
    await lab.query(TOOL_TABLES[tool] ?? '');
    const repeatable = { R__views: { repeatable: true, up() {} } };
    const migrations = await lab.with({
      ...Object.fromEntries(names.map((name) => [`${name}.sql`, sql])),
      ...(tool === 'flyway' ? repeatable : {}),
    });
    await expect(migrations.adopt({ from: tool })).resolves.toMatchObject({ baseline: null, pending: [] });
    expect((await lab.applied()).toSorted()).toEqual(names.map((name) => `${name} in 1`).toSorted());
  });

  it('is refused where only some of them have files', async () => {
    await lab.query(TOOL_TABLES.laravel ?? '');
    const migrations = await lab.with({ '2024_01_01_000000_users': nothing, '2025_other': nothing });
    const error = await rejection(migrations.adopt({ from: 'laravel' }), UnmappedMigrationsError);
    expect(error.unmapped).toMatchObject({
      names: ['2024_01_01_100000_authors', '2024_01_02_100000_books'],
      mapped: 1,
    });
    expect(error.remedy).toMatch(
      /For a baseline of the present schema .*, move what is in the folder elsewhere\.$/,
    );
    expect(await lab.applied()).toEqual([]);
  });

  it('is refused where nothing is applied', async () => {
    await lab.query(TOOL_TABLES.laravel ?? '');
    await lab.query('delete from migrations');
    const error = await rejection((await lab.with({})).adopt({ from: 'laravel' }), NothingToAdoptError);
    expect(error.problem).toBe(
      'Laravel has recorded nothing as applied in "public"."migrations". Nothing was done.',
    );
  });
});
