import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { createTestDatabase, type TestDatabase } from '../../src/testing/index.js';
import { Folders } from '../fixtures/folders.ts';
import { runNestCmd } from '../fixtures/nest-cmd.ts';

const folders = new Folders();
let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase()));
afterAll(() => database.drop());
afterEach(() => folders.remove());

const DATABASE = `import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';

@Module({
  imports: [
    MikroOrmModule.forRoot({
      driver: PostgreSqlDriver,
      clientUrl: process.env['TEST_URL'],
      entities: [],
      discovery: { warnWhenNoEntities: false },
    }),
  ],
})
export class DatabaseModule {}
`;

const APP = `import { Module } from '@nestjs/common';

import { DatabaseModule } from './database/database.module.js';

@Module({ imports: [DatabaseModule] })
export class AppModule {}
`;

const TSCONFIG = {
  compilerOptions: {
    target: 'es2024',
    module: 'nodenext',
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
  },
};

/** An application with these files. */
async function application(
  files: Record<string, string>,
  manifest: object = { name: 'app', type: 'module' },
): Promise<string> {
  const folder = await folders.make();
  const settings = { 'package.json': JSON.stringify(manifest), 'tsconfig.json': JSON.stringify(TSCONFIG) };
  for (const [path, text] of Object.entries({ ...files, ...settings })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

const nestCmd = (cwd: string, ...args: string[]) =>
  runNestCmd(args, { cwd, env: { TEST_URL: database.url } });

const contents = async (folder: string) => {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile());
  const paths = names.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return Object.fromEntries(
    await Promise.all(
      paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')]),
    ),
  ) as Record<string, string>;
};

describe('db:init', () => {
  it('sets up an application that then migrates and seeds, and has nothing to do the second time', async () => {
    const folder = await application({
      'src/app.module.ts': APP,
      'src/database/database.module.ts': DATABASE,
    });
    const first = await nestCmd(folder, 'db:init', '--force');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout.split('\n').slice(0, 16)).toEqual([
      'changed src/database/database.module.ts',
      "   import { PostgreSqlDriver } from '@mikro-orm/postgresql';",
      "   import { Module } from '@nestjs/common';",
      "  +import { SiskinModule } from 'siskin';",
      "  +import { siskinOptions } from '../siskin.config.js';",
      "  +import { DatabaseSeeder } from '../seeders/database.seeder.js';",
      '   ',
      '   @Module({',
      '   ...',
      '         discovery: { warnWhenNoEntities: false },',
      '       }),',
      '  +    SiskinModule.forRoot(siskinOptions),',
      '     ],',
      '  +  providers: [DatabaseSeeder],',
      '   })',
      '   export class DatabaseModule {}',
    ]);
    expect(first.stdout.split('\n').slice(-5)).toEqual([
      '',
      'Siskin is set up in src/database/database.module.ts. Next:',
      '  nest-cmd make:migration create_users',
      '  nest-cmd db:migrate',
      '',
    ]);
    const written = await contents(folder);
    expect(Object.keys(written)).toEqual([
      'package.json',
      'src/app.module.ts',
      'src/database/database.module.ts',
      'src/factories/.gitkeep',
      'src/migrations/.gitkeep',
      'src/seeders/database.seeder.ts',
      'src/siskin.config.ts',
      'tsconfig.json',
    ]);
    expect(written['src/database/database.module.ts']).toContain(
      '    }),\n    SiskinModule.forRoot(siskinOptions),\n  ],\n  providers: [DatabaseSeeder],\n})',
    );

    expect(await nestCmd(folder, 'make:migration', 'create_users')).toMatchObject({ code: 0, stderr: '' });
    expect(await nestCmd(folder, 'db:migrate')).toMatchObject({ code: 0, stderr: '' });
    expect(await nestCmd(folder, 'db:seed')).toMatchObject({ code: 0 });

    const before = await contents(folder);
    expect(await nestCmd(folder, 'db:init')).toEqual({
      code: 0,
      stderr: '',
      stdout: 'Everything is in place: src/database/database.module.ts imports SiskinModule.\n',
    });
    expect(await contents(folder)).toEqual(before);
  });

  it('says where the sources are that lie elsewhere, and leaves what is there', async () => {
    const files = {
      'apps/api/src/app.module.ts': DATABASE.replace('DatabaseModule', 'AppModule'),
      'apps/api/src/seeders/database.seeder.ts': '// mine\n',
    };
    const folder = await application(files, {
      name: 'mono',
      siskin: { module: 'apps/api/src/app.module.ts' },
    });
    expect(await nestCmd(folder, 'db:init', '--force', '--quiet')).toMatchObject({ code: 0, stdout: '' });
    const written = await contents(folder);
    expect(written['apps/api/src/seeders/database.seeder.ts']).toBe('// mine\n');
    expect(written['apps/api/src/siskin.config.ts']?.split('\n').slice(3)).toEqual([
      'export const siskinOptions: SiskinOptions = {',
      '  migrations: {',
      '    // Sources and compiled application alike find their migrations beside this file.',
      "    paths: [join(__dirname, 'migrations')],",
      "    // While the application boots: 'migrate' applies what is pending, 'check' refuses to start, 'off' does nothing.",
      "    onBootstrap: 'off',",
      '  },',
      "  seeders: { path: 'apps/api/src/seeders', default: 'DatabaseSeeder' },",
      "  factories: { path: 'apps/api/src/factories' },",
      '};',
      '',
    ]);
  });

  it('shows what it would do and asks; where nobody can answer it writes nothing', async () => {
    const folder = await application({
      'src/app.module.ts': DATABASE.replace('DatabaseModule', 'AppModule'),
    });
    const before = await contents(folder);
    const { code, stdout, stderr } = await nestCmd(folder, 'db:init');
    expect(code).toBe(2);
    expect(stdout).toContain('  +    SiskinModule.forRoot(siskinOptions),');
    expect(stderr).toContain('To answer yes beforehand: nest-cmd db:init --force');
    expect(await contents(folder)).toEqual(before);
  });

  it('has nothing to do where Siskin is set up in another way', async () => {
    const module = DATABASE.replace('  imports: [', '  imports: [SiskinModule.forRoot(),');
    const folder = await application({ 'src/app.module.ts': module });
    const before = await contents(folder);
    expect(await nestCmd(folder, 'db:init')).toEqual({
      code: 0,
      stderr: '',
      stdout: 'Everything is in place: src/app.module.ts imports SiskinModule.\n',
    });
    expect(await contents(folder)).toEqual(before);
  });

  it('gives one document', async () => {
    const folder = await application({
      'src/app.module.ts': DATABASE.replace('DatabaseModule', 'AppModule'),
    });
    const { code, stdout } = await nestCmd(folder, 'db:init', '--json', '--force');
    const { changes, ...rest } = JSON.parse(stdout) as { changes: { path: string }[] };
    expect({ code, rest, paths: changes.map(({ path }) => path) }).toEqual({
      code: 0,
      rest: { module: 'src/app.module.ts', written: true },
      paths: [
        'src/app.module.ts',
        'src/siskin.config.ts',
        'src/migrations/.gitkeep',
        'src/factories/.gitkeep',
        'src/seeders/database.seeder.ts',
      ],
    });
  });

  it.each([
    ['no module', {}, "The application's module was not found. Looked for src/app.module.ts."],
    [
      'no MikroORM',
      { 'src/app.module.ts': APP },
      'No module in src imports MikroOrmModule.forRoot(...), and Siskin works on its connection. Nothing was written.',
    ],
    [
      'imports in a variable',
      {
        'src/app.module.ts': `const imports = [MikroOrmModule.forRoot({})];\n@Module({ imports })\nexport class AppModule {}\n`,
      },
      'src/app.module.ts has no one @Module({ ... }) with its imports as a list written out. Nothing was written.',
    ],
  ])('refuses where it can not be sure, and writes nothing: %s', async (_, files, problem) => {
    const folder = await application(files);
    const before = await contents(folder);
    const { code, stderr } = await nestCmd(folder, 'db:init', '--force');
    expect({ code, problem: stderr.split('\n')[0] }).toEqual({ code: 1, problem: `✗ ${problem}` });
    expect(await contents(folder)).toEqual(before);
  });

  it('keeps the file that has come into being since it looked', async () => {
    const { planInit } = await import('../../src/init/plan-init.js');
    const { writeInit } = await import('../../src/init/write-init.js');
    const folder = await application({ 'src/app.module.ts': DATABASE });
    const plan = await planInit({ root: folder });
    await mkdir(join(folder, 'src/seeders'));
    await writeFile(join(folder, 'src/seeders/database.seeder.ts'), '// hers\n');
    await expect(writeInit(folder, plan)).rejects.toMatchObject({ code: 'SISKIN_FILE_EXISTS' });
    expect(await readFile(join(folder, 'src/seeders/database.seeder.ts'), 'utf8')).toBe('// hers\n');
    expect(await readFile(join(folder, 'src/app.module.ts'), 'utf8')).toBe(DATABASE);
    await rm(join(folder, 'src/seeders'), { recursive: true });
  });
});
