import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { MikroORM } from '@mikro-orm/postgresql';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { resolveOptions, type MigrationOptions } from '../../../src/siskin.options.js';
import { fingerprintOf, type SeedingSource } from '../../../src/testing/templates/index.js';
import { removeRunFolder } from '../../../src/testing/server/run-folder.js';
import { Folders } from '../../fixtures/folders.js';

@Entity()
class Bird {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string', length: 20 })
  name!: string;
}

const folders = new Folders();
let orm: MikroORM;
beforeAll(async () => {
  orm = await MikroORM.init({ dbName: 'nowhere', host: 'nowhere.invalid', entities: [Bird] });
});
afterAll(async () => {
  await orm.close();
  await folders.remove();
});

/** Of an application with these migrations, which is nowhere connected to a database. */
async function print(
  files: Record<string, string>,
  {
    seeding,
    version = 180_000,
    ...options
  }: MigrationOptions & { seeding?: SeedingSource; version?: number } = {},
): Promise<string> {
  const folder = await folders.make();
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text);
  }
  const resolved = resolveOptions({ migrations: { paths: [folder], ...options } });
  return fingerprintOf({ orm, options: resolved }, seeding, { serverVersion: version });
}

const up = (body: string, before = '') =>
  `${before}\nexport default class {\n  async up(op) { ${body} }\n}\n`;
const TABLE = up(`op.sql('create table birds (id int)');`);
/** What makes it count by what it compiles to: its text is not all. */
const OUTSIDE = `import { sep } from 'node:path';\nconst SEPARATOR = sep;`;
const compiled = (file: string) => `${OUTSIDE}\n${file}`;

const view = (column: string) =>
  `-- repeatable: true\n-- up\ncreate or replace view v as select 1 as ${column};\n`;

describe('fingerprintOf', () => {
  it('is the same for the same text, wherever it lies and whatever its line ends are', async () => {
    const one = await print({ '1_birds.js': TABLE });
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(await print({ '1_birds.js': TABLE.replaceAll('\n', '\r\n') })).toBe(one);
  });

  it('is the same for the same statements, however they are written, where the text is not all', async () => {
    const one = await print({ '1_birds.js': compiled(TABLE) });
    const other = `// A comment.\n${compiled(TABLE).replace('create', "' + 'create")}`;
    expect(await print({ '1_birds.js': other })).toBe(one);
  });

  it('sees what a migration takes from another module', async () => {
    const file = `import { TYPE } from './type/type.js';\n${up('op.sql(`create table birds (id ${TYPE})`);')}`;
    const withType = async (type: string) => {
      const folder = await folders.make();
      await mkdir(join(folder, 'type'));
      await writeFile(join(folder, 'type/type.js'), `export const TYPE = '${type}';`);
      await writeFile(join(folder, '1_birds.js'), file);
      const options = resolveOptions({ migrations: { paths: [folder] } });
      return fingerprintOf({ orm, options }, undefined, { serverVersion: 180_000 });
    };
    const one = await withType('int');
    expect(await withType('int')).toBe(one);
    expect(await withType('bigint')).not.toBe(one);
  });

  it('compiles once in a run, and anew for other texts', async () => {
    const run = 'fedcba987654';
    const global = globalThis as { compiled?: number };
    global.compiled = 0;
    const folder = await folders.make();
    const options = resolveOptions({ migrations: { paths: [folder] } });
    const once = () => fingerprintOf({ orm, options }, undefined, { serverVersion: 180_000, run });
    await writeFile(join(folder, '1_birds.js'), up('globalThis.compiled++;'));
    const one = await once();
    const times = global.compiled;
    expect(times).toBeGreaterThan(0);
    expect(await once()).toBe(one);
    expect(global.compiled).toBe(times);
    await writeFile(join(folder, '2_birds.js'), TABLE);
    expect(await once()).not.toBe(one);
    expect(global.compiled).toBeGreaterThan(times);
    await removeRunFolder(run);
  });

  it.each<[string, Record<string, string>, Parameters<typeof print>[1]]>([
    ['another statement', { '1_birds.js': TABLE.replace('int', 'bigint') }, {}],
    ['another name', { '1_swifts.js': TABLE }, {}],
    ['another migration', { '1_birds.js': TABLE, '2_more.js': up('') }, {}],
    ['no migration', {}, {}],
    ['another ledger', { '1_birds.js': TABLE }, { table: 'ledger' }],
    ['a schema of the ledger', { '1_birds.js': TABLE }, { schema: 'ops' }],
    ['a role', { '1_birds.js': TABLE }, { role: 'owner' }],
    ['a search path', { '1_birds.js': TABLE }, { searchPath: ['shop'] }],
    ['another server', { '1_birds.js': TABLE }, { version: 170_000 }],
    ['seeders', { '1_birds.js': TABLE }, { seeding: { seeders: ['A'], classes: [] } }],
  ])('is another for %s', async (_, files, options) => {
    expect(await print(files, options)).not.toBe(await print({ '1_birds.js': TABLE }));
  });

  it('tells the order of migrations', async () => {
    const other = up(`op.sql('create table nests (id int)');`);
    for (const table of [TABLE, compiled(TABLE)]) {
      const one = await print({ '1_a.js': table, '2_b.js': other });
      expect(await print({ '1_a.js': other, '2_b.js': table })).not.toBe(one);
    }
  });

  it.each([
    ['reads', `const rows = await op.rows('select 1'); if (rows.length > LIMIT) op.sql('select 2');`],
    ['throws without a database', `throw new Error('no ' + LIMIT);`],
    ['has the time in it', `op.sql('select ' + performance.now() * LIMIT);`],
    ['is random', `op.sql('select ' + Math.random() * LIMIT);`],
  ])('goes by the source of a migration that %s', async (_, body) => {
    const file = (limit: number) => ({ '1_a.js': up(body, `${OUTSIDE}\nconst LIMIT = ${limit};`) });
    const one = await print(file(1));
    expect(await print(file(1))).toBe(one);
    expect(await print(file(2))).not.toBe(one);
  });

  it.each([
    ['may be skipped', 'shouldRun() { return LIMIT > 1; }'],
    ['is outside a transaction', 'static transaction = false;'],
  ])('goes by the source of a migration that %s', async (_, member) => {
    const file = (limit: number) => ({
      '1_a.js': TABLE.replace('async up', `${member}\n  async up`).replace(
        /^/,
        `${OUTSIDE}\nconst LIMIT = ${limit};`,
      ),
    });
    const one = await print(file(1));
    expect(await print(file(1))).toBe(one);
    expect(await print(file(2))).not.toBe(one);
  });

  it('sees repeatable migrations', async () => {
    for (const table of [TABLE, compiled(TABLE)]) {
      const one = await print({ '1_birds.js': table, 'v.sql': view('a') });
      expect(await print({ '1_birds.js': table, 'v.sql': view('a') })).toBe(one);
      expect(await print({ '1_birds.js': table, 'v.sql': view('b') })).not.toBe(one);
    }
  });

  it('sees the code of seeders and factories, their order, the random seed, and what else is named', async () => {
    class One {
      run = () => 'one';
    }
    const Other = {
      One: class One {
        run = () => 'other';
      },
    }.One;
    const base: SeedingSource = { seeders: ['One', 'Two'], classes: [One], randomSeed: 7, also: ['a,b'] };
    const variants: SeedingSource[] = [
      base,
      { ...base, seeders: ['Two', 'One'] },
      { ...base, classes: [Other] },
      { ...base, classes: [One, class Two {}] },
      { ...base, randomSeed: 8 },
      { ...base, also: ['a,c'] },
    ];
    const prints = await Promise.all(variants.map((seeding) => print({ '1_birds.js': TABLE }, { seeding })));
    expect(new Set(prints).size).toBe(variants.length);
    expect(await print({ '1_birds.js': TABLE }, { seeding: { ...base } })).toBe(prints[0]);
  });

  it('loads none of a thousand migrations whose text is all', async () => {
    const files = Array.from({ length: 1_000 }, (_, i) => [`${1_000 + i}_t.js`, TABLE] as const);
    const broken = 'this would fail to load';
    expect(await print({ ...Object.fromEntries(files), '3000_x.js': broken })).toMatch(/^[0-9a-f]{64}$/);
  });
});
