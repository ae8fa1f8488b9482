import { withClient } from '../../src/database/client.js';
import {
  ForeignLedgerMissingError,
  ForeignMigrationUnfinishedError,
  type ForeignTool,
} from '../../src/index.js';
import { findForeignLedger } from '../../src/migrations/adopt/find-foreign-ledger.js';
import { readForeignLedger } from '../../src/migrations/adopt/read-foreign-ledger.js';
import { Lab, rejection } from '../fixtures/lab.js';
import { KNEX_FILES, runTool } from './run-tool.js';
import { TOOL_TABLES } from './tool-tables.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

/** What is read of a tool's table, with times in UTC. */
function read(tool: ForeignTool) {
  return withClient({ connectionString: lab.database.url }, async (client) => {
    await client.query("set timezone to 'UTC'");
    const found = await findForeignLedger(client, tool);
    return { ...found, entries: await readForeignLedger(client, found) };
  });
}

const entry = (name: string, appliedAt: string | null, ...aliases: string[]) => ({
  name,
  appliedAt,
  aliases,
  isApplied: true,
});

describe('the ledger of another tool', () => {
  it('is read: Knex', async () => {
    await runTool('knex-ledger.ts', lab.database.url, await lab.folder(KNEX_FILES));
    const { entries, tables, quoted } = await read('knex');
    expect(quoted).toBe('"public"."knex_migrations"');
    expect(tables).toEqual(['public.knex_migrations', 'public.knex_migrations_lock']);
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\d .*\+00$/);
    expect(entries).toEqual(
      ['20240101120000_authors', '20240102120000_books'].map((name) => entry(name, time)),
    );
  });

  it('is read: TypeORM', async () => {
    await runTool('typeorm-ledger.ts', lab.database.url);
    const { entries, tables } = await read('typeorm');
    expect(tables).toEqual(['public.migrations', 'public.typeorm_metadata']);
    expect(entries).toEqual([
      entry('CreateAuthors1700000000000', null, '1700000000000-CreateAuthors'),
      entry('CreateBooks1710000000000', null, '1710000000000-CreateBooks'),
    ]);
  });

  it.each<[ForeignTool, string, ReturnType<typeof entry>[]]>([
    [
      'prisma',
      'public._prisma_migrations',
      [
        entry('20240101100000_authors', '2024-01-01 10:00:01+00'),
        entry('20240102100000_books', '2024-01-02 10:00:01.25+00'),
      ],
    ],
    ['drizzle', 'drizzle.__drizzle_migrations', [entry('7d793037a0', null), entry('5d41402abc', null)]],
    ['alembic', 'public.alembic_version', [entry('3f9a1c27be04', null)]],
    [
      'laravel',
      'public.migrations',
      ['2024_01_01_000000_users', '2024_01_01_100000_authors', '2024_01_02_100000_books'].map((name) =>
        entry(name, null),
      ),
    ],
    [
      'flyway',
      'public.flyway_schema_history',
      [
        entry('V1__authors', '2024-01-01 10:00:00+00', '1'),
        entry('V2__books', '2024-01-02 10:00:00+00', '2'),
        entry('R__views', '2024-01-04 10:00:00+00'),
      ],
    ],
  ])('is read: %s', async (tool, table, entries) => {
    await lab.query(TOOL_TABLES[tool] ?? '');
    const found = await read(tool);
    expect(found.tables).toEqual([table]);
    expect(found.entries).toEqual(entries);
  });

  it('is read with the names that newer releases of Drizzle keep', async () => {
    await lab.query(TOOL_TABLES.drizzle ?? '');
    await lab.query('alter table drizzle.__drizzle_migrations add column name text');
    await lab.query("update drizzle.__drizzle_migrations set name = '0000_authors' where id = 2");
    expect((await read('drizzle')).entries.map(({ name }) => name)).toEqual(['0000_authors', '5d41402abc']);
  });

  it.each<[ForeignTool, string, string, string]>([
    [
      'prisma',
      'update _prisma_migrations set finished_at = null',
      '20240101100000_authors, 20240102100000_books',
      'Prisma says in "public"."_prisma_migrations"',
    ],
    [
      'flyway',
      'update flyway_schema_history set success = false where installed_rank = 2',
      'V2__books',
      'Flyway says in "public"."flyway_schema_history"',
    ],
  ])('refuses what has failed: %s', async (tool, failure, names, says) => {
    await lab.query(TOOL_TABLES[tool] ?? '');
    await lab.query(failure);
    const { message } = await rejection(read(tool), ForeignMigrationUnfinishedError);
    expect(message).toContain(`${says} that ${names} failed, or has not come to its end`);
  });

  it('is told from that of a tool whose table has the same name', async () => {
    await lab.query(TOOL_TABLES.laravel ?? '');
    const error = await rejection(read('typeorm'), ForeignLedgerMissingError);
    expect(error.message).toBe(
      'The table public.migrations is not the one in which TypeORM records its migrations: it has no column timestamp, name. Nothing was done.\n' +
        'It looks like that of another tool: nest-cmd db:adopt --from laravel\n' +
        'Where it has another name or is in another schema: nest-cmd db:adopt --from typeorm --table <schema.name>',
    );
    expect(error.lack.missing).toEqual(['timestamp', 'name']);
  });

  it('is no view', async () => {
    await lab.query("create view alembic_version as select 'a' as version_num");
    const { lack } = await rejection(read('alembic'), ForeignLedgerMissingError);
    expect(lack).toMatchObject({ table: 'alembic_version', exists: false });
  });
});
