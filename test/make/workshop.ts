import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { Test, type TestingModule } from '@nestjs/testing';

import { MigrationService, SiskinModule, type MigrationOptions } from '../../src/index.js';
import { createTestDatabase, type TestDatabase } from '../../src/testing/index.js';
import { query } from '../embedded/query.js';
import { Folders, REPOSITORY } from '../fixtures/folders.js';
import { orm } from '../fixtures/lab.js';
import { runNestCmd, type Outcome } from '../fixtures/nest-cmd.js';

/** A database, folders of migrations, and applications that have them. */
export class Workshop {
  readonly #apps: TestingModule[] = [];
  readonly #folders = new Folders();

  private constructor(readonly database: TestDatabase) {}

  static async open(): Promise<Workshop> {
    return new Workshop(await createTestDatabase());
  }

  async close(): Promise<void> {
    await Promise.all(this.#apps.map((app) => app.close()));
    await this.#folders.remove();
    await this.database.drop();
  }

  /** A new folder with these files, by their paths. */
  async folder(files: Readonly<Record<string, string>> = {}): Promise<string> {
    const folder = await this.#folders.make();
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    return folder;
  }

  /** The same files at another place, where they are loaded anew. */
  async copy(folder: string): Promise<string> {
    const copy = await this.folder();
    await cp(folder, copy, { recursive: true });
    return copy;
  }

  /** The service of an application that has these folders. */
  async service(paths: string | string[], options: MigrationOptions = {}): Promise<MigrationService> {
    const app = await Test.createTestingModule({
      imports: [
        orm(this.database.url),
        SiskinModule.forRoot({ migrations: { paths: [paths].flat(), ...options } }),
      ],
    }).compile();
    this.#apps.push(app);
    return app.get(MigrationService);
  }

  /** The revisions in the ledger. */
  async appliedRevisions(): Promise<string[]> {
    const rows = await query(this.database.url, 'select revision from siskin_migrations order by 1');
    return rows.map(({ revision }) => String(revision));
  }

  /** The folder of an application of its own, for `nest-cmd`. */
  async application(files: Readonly<Record<string, string>> = {}, options = '{}'): Promise<string> {
    const folder = await this.folder({
      'package.json': JSON.stringify({ name: 'workshop', private: true, type: 'module' }),
      'tsconfig.json': JSON.stringify({
        compilerOptions: { experimentalDecorators: true, emitDecoratorMetadata: true },
      }),
      'src/app.module.ts': appModule(options),
      ...files,
    });
    await mkdir(join(folder, 'node_modules'));
    await symlink(REPOSITORY, join(folder, 'node_modules/siskin'));
    return folder;
  }

  /** Runs `nest-cmd` in an application. */
  nestCmd(folder: string, args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
    return runNestCmd(args, { cwd: folder, env: { DATABASE_URL: this.database.url, ...env } });
  }
}

export const read = (path: string): Promise<string> => readFile(path, 'utf8');

/** The source of a migration that creates a table of its revision's name; without parents it follows the file before it. */
export function migration(revision: string, parents?: readonly string[], ...members: string[]): string {
  const list = parents?.map((parent) => `'${parent}'`).join(', ');
  return `import { Migration, type Operations } from 'siskin';

export default class M${revision} extends Migration {
  static readonly revision = '${revision}';
${[...(list === undefined ? [] : [`static readonly parents = [${list}];`]), ...members].map((line) => `  ${line}\n`).join('')}
  change(op: Operations) {
    op.createTable('t_${revision}', (t) => void t.integer('id'));
  }
}
`;
}

function appModule(options: string): string {
  return `import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { SiskinModule } from 'siskin';

@Module({
  imports: [
    MikroOrmModule.forRoot({
      driver: PostgreSqlDriver,
      clientUrl: process.env['DATABASE_URL'],
      entities: [],
      discovery: { warnWhenNoEntities: false },
    }),
    SiskinModule.forRoot({ migrations: ${options} }),
  ],
})
export class AppModule {}
`;
}
