import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { ForeignLedgerMissingError, LedgerNotEmptyError, UnmappedMigrationsError } from '../../src/index.js';
import { Folders } from '../fixtures/folders.js';
import { Lab, rejection } from '../fixtures/lab.js';
import { generateMigrations, migrateByMikroOrm, NAMES } from './mikro-orm-project.js';
import { schemaOf } from './schema-of.js';

const [first = '', second = '', third = ''] = NAMES;
const folders = new Folders();
let lab: Lab;
let folder: string;
beforeEach(async () => {
  [lab, folder] = await Promise.all([Lab.open(), folders.make()]);
  await using draft = await Lab.open();
  await generateMigrations(draft.database.url, folder);
});
afterEach(async () => void (await Promise.all([lab.close(), folders.remove()])));

const theirLedger = () => lab.query('select * from mikro_orm_migrations order by id');

describe('adopting the history of MikroORM', () => {
  it('takes over what it has applied, and leaves the rest pending', async () => {
    await migrateByMikroOrm(lab.database.url, folder, second);
    const [schema, ledger] = [await schemaOf(lab.database.url), await theirLedger()];
    const migrations = await lab.on([folder]);
    await expect(migrations.adopt({ from: 'mikro-orm' })).resolves.toEqual({
      from: 'mikro-orm',
      ledger: '"public"."mikro_orm_migrations"',
      recorded: [first, second],
      stamped: [
        { revision: first, name: first },
        { revision: second, name: second },
      ],
      batch: 1,
      baseline: null,
      pending: [third],
      leftovers: ['drop table "public"."mikro_orm_migrations";'],
    });
    expect(await theirLedger()).toEqual(ledger);
    expect(await schemaOf(lab.database.url)).toEqual(schema);
    const rows = await lab.query(
      `select revision, o.name, batch, state, checksum, duration_ms, statements_done, revert_script, repeatable,
          applied_at = executed_at as "same time"
         from siskin_migrations o join mikro_orm_migrations t on t.name = revision order by revision`,
    );
    const row = { batch: 1, state: 'applied', checksum: null, duration_ms: 0, statements_done: 0 };
    const rest = { revert_script: null, repeatable: false, 'same time': true };
    expect(rows).toEqual([
      { revision: first, name: first, ...row, ...rest },
      { revision: second, name: second, ...row, ...rest },
    ]);
    expect(await lab.query('select applied_by from siskin_migrations')).toEqual(
      Array.from({ length: 2 }, () => ({ applied_by: expect.stringMatching(/./) })),
    );

    await expect(migrations.migrate()).resolves.toMatchObject({ steps: [{ revision: third }] });
    await using theirs = await Lab.open();
    await migrateByMikroOrm(theirs.database.url, folder);
    expect(await schemaOf(lab.database.url)).toEqual(await schemaOf(theirs.database.url));
    expect(await lab.applied()).toEqual([`${first} in 1`, `${second} in 1`, `${third} in 2`]);
  });

  it('leaves nothing pending of what is applied as a whole', async () => {
    await migrateByMikroOrm(lab.database.url, folder);
    const migrations = await lab.on([folder]);
    await expect(migrations.adopt({ from: 'mikro-orm' })).resolves.toMatchObject({ pending: [] });
    await expect(migrations.migrate()).resolves.toMatchObject({ steps: [], changed: [] });
    await expect(migrations.rollback({ target: second })).resolves.toMatchObject({
      steps: [{ revision: third }],
    });
  });

  it('knows the names with extensions that earlier releases recorded', async () => {
    await migrateByMikroOrm(lab.database.url, folder, second);
    await lab.query(`update mikro_orm_migrations set name = name || '.ts' where id = 1`);
    await lab.query(`update mikro_orm_migrations set name = name || '.js' where id = 2`);
    const migrations = await lab.on([folder]);
    await expect(migrations.adopt({ from: 'mikro-orm' })).resolves.toMatchObject({
      recorded: [first, second],
      pending: [third],
    });
  });

  it('is refused a second time', async () => {
    await migrateByMikroOrm(lab.database.url, folder, first);
    const migrations = await lab.on([folder]);
    await migrations.adopt({ from: 'mikro-orm' });
    const error = await rejection(migrations.adopt({ from: 'mikro-orm' }), LedgerNotEmptyError);
    expect(error.problem).toBe(
      `The ledger public.siskin_migrations holds ${first} already: a history is taken over once, by a ledger that is empty. Nothing was done.`,
    );
    expect(await lab.applied()).toEqual([`${first} in 1`]);
  });

  it('is refused where files are gone', async () => {
    await migrateByMikroOrm(lab.database.url, folder, second);
    await rm(join(folder, `${second}.ts`));
    const migrations = await lab.on([folder]);
    const error = await rejection(migrations.adopt({ from: 'mikro-orm' }), UnmappedMigrationsError);
    expect(error.message).toBe(
      `MikroORM has applied, by "public"."mikro_orm_migrations", what has no file of its name in ${folder}: ${second}. 1 other has one. Nothing was done.\n` +
        'Let migrations.paths name the folder that holds them, with migrations.recursive where they are in folders below, or bring the files back.',
    );
    expect(await lab.applied()).toEqual([]);
  });

  it('finds its table where it is said to be', async () => {
    await migrateByMikroOrm(lab.database.url, folder, first);
    await lab.query('create schema admin');
    await lab.query('alter table mikro_orm_migrations set schema admin');
    await lab.query('alter table admin.mikro_orm_migrations rename to "The.History"');
    const migrations = await lab.on([folder]);
    const error = await rejection(migrations.adopt({ from: 'mikro-orm' }), ForeignLedgerMissingError);
    expect(error.message).toBe(
      'The table in which MikroORM records its migrations was looked for as public.mikro_orm_migrations, and is not there. Nothing was done.\n' +
        'Where it has another name or is in another schema: nest-cmd db:adopt --from mikro-orm --table <schema.name>\n' +
        'For a database that no tool has made: nest-cmd db:baseline',
    );
    await expect(
      migrations.adopt({ from: 'mikro-orm', table: 'admin."The.History"' }),
    ).resolves.toMatchObject({
      ledger: '"admin"."The.History"',
      leftovers: ['drop table "admin"."The.History";'],
    });
  });
});
