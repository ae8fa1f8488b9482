import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

import { Global, Module, Scope, type ModuleMetadata, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';

import {
  DuplicateSeederError,
  getSeederServiceToken,
  ScopedProviderError,
  SeederDependencyError,
  SeederFileError,
  SeederFolderError,
  SeederService,
  SiskinModule,
  UnknownDatabaseError,
  UnknownSeederError,
  type SeederOptions,
} from '../../src/index.js';
import { ormOf, TwoDatabases } from '../databases/two-databases.js';
import { Folders, REPOSITORY } from '../fixtures/folders.js';
import { Lab, rejection } from '../fixtures/lab.js';

let lab: Lab;
let app: TestingModule | undefined;
const folders = new Folders();
beforeAll(async () => {
  lab = await Lab.open();
  await lab.query('create table notes (id serial, note text not null)');
});
afterAll(() => lab.close());
afterEach(async () => {
  await app?.close();
  app = undefined;
  await lab.query('truncate notes restart identity');
  await folders.remove();
});

@Global()
@Module({
  providers: [
    { provide: 'GREETING', useValue: 'hello' },
    { provide: 'REQUEST_ID', scope: Scope.REQUEST, useFactory: () => 1 },
    { provide: 'TRANSIENT', scope: Scope.TRANSIENT, useFactory: () => 'transient' },
  ],
  exports: ['GREETING', 'REQUEST_ID', 'TRANSIENT'],
})
class GlobalModule {
  readonly name = 'global';
}

@Module({ providers: [{ provide: 'HIDDEN', useValue: 1 }], exports: ['HIDDEN'] })
class HiddenModule {
  readonly name = 'hidden';
}

/** A folder with these files, by their paths in it. */
async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await folders.make();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** A seeder that notes its name, or what the expression says. */
function source(name: string, { settings = '', parameters = '', note = `'${name}'` } = {}): string {
  return `
    import { Inject } from '@nestjs/common';
    import { Seeder, SeederService } from 'siskin';
    @Seeder(${settings})
    export class ${name} {
      constructor(${parameters}) {}
      async run({ em }) {
        await em.execute('insert into notes (note) values (?)', [${note}]);
      }
    }`;
}

async function boot(seeders: SeederOptions, { imports = [], providers = [] }: ModuleMetadata = {}) {
  app = await Test.createTestingModule({
    imports: [
      ormOf(undefined, lab.database.url),
      SiskinModule.forRoot({ seeders }),
      GlobalModule,
      HiddenModule,
      ...imports,
    ],
    providers,
  }).compile();
  await app.init();
  return app.get(SeederService);
}

const bootOn = async (files: Record<string, string>) => boot({ paths: [await folderOf(files)] });
const names = async (service: SeederService) => (await service.list()).map(({ name }) => name);
const notes = async () => (await lab.query('select note from notes order by id')).map(({ note }) => note);

describe('seeders in folders', () => {
  it('are found in all folders below, by their suffix, in the order of their paths', async () => {
    const first = await folderOf({
      'b.seeder.ts': source('BSeeder'),
      'a/deep/a.seeder.ts': source('ASeeder'),
      'c.seeder.mjs': `
        import { Seeder } from 'siskin';
        export class CSeeder { run() {} }
        Seeder()(CSeeder);
        export class DSeeder { run() {} }
        Seeder()(DSeeder);
        export { DSeeder as again };
        export class Plain {}
        export const answer = 42;`,
      'e.ts': `throw new Error('no seeder');`,
      'e.seeder.spec.ts': `throw new Error('a test');`,
      'e.seeder.test.ts': `throw new Error('a test');`,
      'e.seeder.d.ts': `throw new Error('a declaration');`,
      'seeder.ts': `throw new Error('no seeder');`,
      'node_modules/x/f.seeder.ts': `throw new Error('of others');`,
    });
    const second = await folderOf({ 'e.seeder.ts': source('ESeeder') });
    const service = await boot({ paths: [relative(process.cwd(), first), second, join(first, 'a')] });

    expect(await names(service)).toEqual(['ASeeder', 'BSeeder', 'CSeeder', 'DSeeder', 'ESeeder']);
  });

  it('run by name, and by the classes that depend on them', async () => {
    const service = await bootOn({
      'tag.seeder.ts': source('TagSeeder'),
      'user.seeder.ts': `import { TagSeeder } from './tag.seeder.js';\n${source('UserSeeder', {
        settings: '{ dependsOn: [TagSeeder] }',
      })}`,
    });
    await service.run('UserSeeder');

    expect(await notes()).toEqual(['TagSeeder', 'UserSeeder']);
  });

  it('are given what global modules export, and the services of their own module', async () => {
    const service = await bootOn({
      'greeting.seeder.ts': source('GreetingSeeder', {
        parameters: `
          @Inject('GREETING') private greeting,
          private seeders: SeederService,
          @Inject('TRANSIENT') private made`,
        note: '[this.greeting, this.made, this.seeders.constructor.name].join()',
      }),
    });
    await service.run('GreetingSeeder');

    expect(await notes()).toEqual(['hello,transient,SeederService']);
  });

  it('are those of the providers where these have the class, too', async () => {
    const folder = await folderOf({
      'tag.seeder.ts': source('TagSeeder', { parameters: `@Inject('HIDDEN') hidden` }),
    });
    const exported = (await import(join(folder, 'tag.seeder.ts'))) as { TagSeeder: Type };
    const service = await boot(
      { paths: [folder] },
      { imports: [HiddenModule], providers: [exported.TagSeeder] },
    );
    await service.run('TagSeeder');

    expect(await names(service)).toEqual(['TagSeeder']);
    expect(await notes()).toEqual(['TagSeeder']);
  });

  it('are loaded and made once', async () => {
    const service = await bootOn({
      'once.seeder.ts': source('OnceSeeder', { note: 'String(++count)' }).replace(
        '@Seeder()',
        'let count = 0, made = 0;\n@Seeder()',
      ),
    });
    await service.run('OnceSeeder');
    await service.run('OnceSeeder');

    expect(await notes()).toEqual(['1', '2']);
  });

  it('are not looked for without the option', async () => {
    const service = await boot({});
    expect(await service.list()).toEqual([]);
    await expect(service.run('TagSeeder')).rejects.toThrow(UnknownSeederError);
  });
});

describe('a seeder of a folder is refused', () => {
  it('where nothing that it can reach provides a dependency', async () => {
    const folder = await folderOf({
      'a.seeder.ts': source('ASeeder', {
        parameters: `@Inject('GREETING') greeting, @Inject('HIDDEN') hidden`,
      }),
    });
    const service = await boot({ paths: [folder] });

    const file = join(folder, 'a.seeder.ts');
    expect(await rejection(service.list(), SeederDependencyError)).toMatchObject({
      code: 'SISKIN_SEEDER_DEPENDENCY',
      seeder: 'ASeeder',
      file,
      dependency: 'HIDDEN',
      message:
        `The seeder ASeeder of ${file} needs HIDDEN; a seeder that is loaded from seeders.paths is given what ` +
        'global modules export, and that is not among it.\n' +
        'List ASeeder among the providers of a module that can inject it, or export it from a module with @Global().',
    });
  });

  it.each([
    ['a class', 'hidden: Hidden', 'Hidden'],
    ['an interface', 'hidden: object', 'parameter 0 of its constructor'],
  ])('where a dependency is %s that nobody provides', async (_what, parameters, dependency) => {
    const text = `class Hidden {}\n${source('ASeeder', { parameters })}`;
    const running = (await bootOn({ 'a.seeder.ts': text })).run('ASeeder');
    expect(await rejection(running, SeederDependencyError)).toMatchObject({
      dependency,
    });
  });

  it.each([
    ['a dependency is', source('ASeeder', { parameters: `@Inject('REQUEST_ID') id` })],
    ['a property is', source('ASeeder').replace('constructor() {}', `@Inject('REQUEST_ID') id;`)],
    [
      'the class is',
      `import { Injectable } from '@nestjs/common';\n${source('ASeeder').replace('@Seeder()', '@Injectable({ scope: 2 })\n@Seeder()')}`,
    ],
    [
      'the class is transient, not',
      `import { Injectable } from '@nestjs/common';\n${source('ASeeder').replace('@Seeder()', '@Injectable({ scope: 1 })\n@Seeder()')}`,
    ],
  ])('where %s request-scoped', async (_what, text) => {
    const service = await bootOn({ 'a.seeder.ts': text });
    await expect(service.run('ASeeder')).rejects.toThrow(new ScopedProviderError('ASeeder'));
  });

  it('where another class has its name', async () => {
    const service = await bootOn({ 'a.seeder.ts': source('ASeeder'), 'b.seeder.ts': source('ASeeder') });
    await expect(service.run('ASeeder')).rejects.toThrow(new DuplicateSeederError('ASeeder'));
  });

  it('where its constructor throws', async () => {
    const folder = await folderOf({
      'a.seeder.ts': source('ASeeder').replace(
        'constructor() {}',
        `constructor() { throw new Error('no key'); }`,
      ),
    });
    const file = join(folder, 'a.seeder.ts');

    await expect((await boot({ paths: [folder] })).run('ASeeder')).rejects.toMatchObject({
      constructor: SeederFileError,
      file,
      problem: `The seeder file ${file} can't be loaded: no key`,
      cause: { message: 'no key' },
    });
  });
});

describe('a folder', () => {
  it('has to be there', async () => {
    const folder = join(await folders.make(), 'none');
    const service = await boot({ paths: [folder] });

    expect(await rejection(service.list(), SeederFolderError)).toMatchObject({
      folder,
      message:
        `The seeders folder ${folder} can't be read.\n` +
        'Create it, or mend seeders.paths in the options of SiskinModule.',
      cause: { code: 'ENOENT' },
    });
  });

  it('may not hold a file that fails to load', async () => {
    const folder = await folderOf({ 'a.seeder.ts': `\n\nthrow new Error('no setting');` });
    const file = join(folder, 'a.seeder.ts');

    expect(await rejection((await boot({ paths: [folder] })).list(), SeederFileError)).toMatchObject({
      code: 'SISKIN_SEEDER_FILE',
      file,
      line: 3,
      message:
        `The seeder file ${file}:3 can't be loaded: no setting\n` +
        'Mend it, or move it out of the folders that seeders.paths in the options of SiskinModule names.',
      cause: { message: 'no setting' },
    });
  });
});

describe('a source beside what it was compiled to', () => {
  const decorated = `import { Seeder } from 'siskin';\n@Seeder()\nexport class ASeeder { run(): void {} }`;
  const compiled = `import { Seeder } from 'siskin';\nexport class ASeeder { run() {} }\nSeeder()(ASeeder);`;

  it('is loaded where the process can', async () => {
    const service = await bootOn({ 'a.seeder.ts': decorated, 'a.seeder.js': `throw new Error('compiled');` });
    expect(await names(service)).toEqual(['ASeeder']);
  });

  it('gives way to it where Node.js alone can not', async () => {
    const folder = await folderOf({ 'a.seeder.ts': decorated, 'a.seeder.js': compiled });
    expect(await loadByNode(folder)).toBe(`ASeeder ${join(folder, 'a.seeder.js')}`);
  });

  it('does not give way where it fails by itself', async () => {
    const folder = await folderOf({
      'a.seeder.ts': `throw new Error('no setting');`,
      'a.seeder.js': compiled,
    });
    expect(await loadByNode(folder)).toBe(`SISKIN_SEEDER_FILE ${join(folder, 'a.seeder.ts')}`);
  });
});

/** What Node.js, without a loader of TypeScript, finds in a folder: a process of its own, on the package as it is built. */
async function loadByNode(folder: string): Promise<string> {
  const loader = join(REPOSITORY, 'dist/seeders/discovery/load-seeder-classes.js');
  const script = `
    import 'reflect-metadata';
    import { loadSeederClasses } from '${loader}';
    await loadSeederClasses(['${folder}']).then(
      (found) => found.forEach(({ type, file }) => console.log(type.name, file)),
      ({ code, file }) => console.log(code, file));`;
  const args = ['--no-warnings', '--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: REPOSITORY });
  return stdout.trim();
}

const analytics = (app: TestingModule) => app.get<SeederService>(getSeederServiceToken('analytics'));

describe('with several databases', () => {
  let databases: TwoDatabases;
  beforeAll(async () => void (databases = await TwoDatabases.open()));
  afterAll(() => databases[Symbol.asyncDispose]());

  async function bootTwo(files: Record<string, string>): Promise<TestingModule> {
    const seeders = { paths: [await folderOf(files)] };
    app = await Test.createTestingModule({
      imports: [
        ormOf(undefined, databases.main.database.url),
        ormOf('analytics', databases.analytics.database.url),
        SiskinModule.forRoot({}),
        SiskinModule.forRoot({ contextName: 'analytics', seeders }),
      ],
    }).compile();
    await app.init();
    return app;
  }

  it('they belong to the one whose folder it is, unless they say otherwise', async () => {
    const app = await bootTwo({
      'view.seeder.ts': source('ViewSeeder'),
      'user.seeder.ts': source('UserSeeder', { settings: `{ database: 'default' }` }),
    });

    expect(await names(analytics(app))).toEqual(['ViewSeeder']);
    expect(await names(app.get(SeederService))).toEqual([]);
    await expect(analytics(app).run('UserSeeder')).rejects.toMatchObject({ database: 'default' });
  });

  it('they may not name one that there is not', async () => {
    const app = await bootTwo({ 'a.seeder.ts': source('ASeeder', { settings: `{ database: 'other' }` }) });
    await expect(analytics(app).list()).rejects.toThrow(
      new UnknownDatabaseError('other', ['default', 'analytics'], 'ASeeder'),
    );
  });
});
