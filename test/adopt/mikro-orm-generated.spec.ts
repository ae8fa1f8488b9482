import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { IrreversibleMigrationError } from '../../src/index.js';
import { Folders } from '../fixtures/folders.js';
import { Lab, rejection } from '../fixtures/lab.js';
import { generateMigrations, migrateByMikroOrm, NAMES } from './mikro-orm-project.js';
import { schemaOf } from './schema-of.js';

const [first = ''] = NAMES;
const folders = new Folders();
let lab: Lab;
let theirs: Lab;
let folder: string;
beforeEach(async () => {
  [lab, theirs, folder] = await Promise.all([Lab.open(), Lab.open(), folders.make()]);
});
afterEach(async () => void (await Promise.all([lab.close(), theirs.close(), folders.remove()])));

async function generate(emit?: 'ts' | 'js' | 'cjs'): Promise<void> {
  await using draft = await Lab.open();
  await generateMigrations(draft.database.url, folder, emit);
}

describe('a folder that MikroORM has generated', () => {
  it('is migrated to the schema that MikroORM makes of it', async () => {
    await generate();
    expect((await readdir(folder)).filter((file) => file.endsWith('.json'))).toHaveLength(1);
    const migrations = await lab.on([folder]);
    const { steps } = await migrations.migrate({ target: NAMES[1] });
    expect(steps.map(({ revision }) => revision)).toEqual(NAMES.slice(0, 2));
    await migrateByMikroOrm(theirs.database.url, folder, NAMES[1]);
    const schema = await schemaOf(lab.database.url);
    expect(schema).toEqual(await schemaOf(theirs.database.url));
    expect(schema.filter((line) => /book_title_index|book_state|book_author_id/.test(line))).not.toEqual([]);

    await migrations.migrate();
    await migrateByMikroOrm(theirs.database.url, folder);
    expect(await schemaOf(lab.database.url)).toEqual(await schemaOf(theirs.database.url));
    expect(await lab.applied()).toEqual([`${NAMES[0]} in 1`, `${NAMES[1]} in 1`, `${NAMES[2]} in 2`]);
  });

  it('is reverted as far as MikroORM has written how', async () => {
    await generate();
    const migrations = await lab.on([folder]);
    await migrations.migrate();
    await migrations.rollback({ target: first });
    await migrateByMikroOrm(theirs.database.url, folder, first);
    expect(await schemaOf(lab.database.url)).toEqual(await schemaOf(theirs.database.url));
    const error = await rejection(migrations.rollback(), IrreversibleMigrationError);
    expect(error.message).toBe(
      `The revision ${first} can't be reverted: its class is one of MikroORM's and has up() and no down().\n` +
        'Give it down(); an empty one says that there is nothing to undo.',
    );
  });

  it('has checksums and scripts to revert by', async () => {
    await generate();
    const migrations = await lab.on([folder]);
    await migrations.migrate();
    const rows = await lab.query(
      'select checksum is not null as checked, revert_script is not null as revertible from siskin_migrations order by revision',
    );
    expect(rows).toEqual([
      { checked: true, revertible: false },
      { checked: true, revertible: true },
      { checked: true, revertible: true },
    ]);
    await expect(migrations.status()).resolves.toMatchObject({ applied: 3, changed: 0 });
  });

  it.each(['js', 'cjs'] as const)('may be CommonJS: %s', async (emit) => {
    await generate(emit);
    await writeFile(join(folder, 'package.json'), '{ "type": "commonjs" }');
    const migrations = await lab.on([folder]);
    await migrations.migrate();
    await migrateByMikroOrm(theirs.database.url, folder);
    expect(await schemaOf(lab.database.url)).toEqual(await schemaOf(theirs.database.url));
  });

  it('is gone on with by a migration of Siskin, whose name is sorted before', async () => {
    await generate();
    const migrations = await lab.on([folder]);
    const { path, parents } = await migrations.create('add_stars_to_author');
    expect(parents).toEqual([NAMES[2]]);
    expect(path.slice(folder.length + 1) < `${NAMES[0]}`).toBe(true);
    const { steps } = await migrations.migrate();
    expect(steps.map(({ revision }) => revision).slice(0, 3)).toEqual(NAMES);
    expect(steps).toHaveLength(4);
  });
});
