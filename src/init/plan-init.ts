import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';

import { ModuleNotEditableError } from '../errors/init-module.error.js';
import { addImport, ownExtensionOf } from '../scaffold/source/add-import.js';
import { addToModule } from '../scaffold/source/add-to-decorator.js';
import { blankSource } from '../scaffold/source/blank-source.js';
import { seederSource } from '../seeders/write-seeder.js';
import { configSource } from './config-source.js';
import { ensureEntry, findTarget, MIKRO_ORM, SISKIN, type ModuleFile } from './find-modules.js';
import type { InitChange, InitPlan } from './init-plan.js';

const SEEDER = 'DatabaseSeeder';

/** What `db:init` is to work on. */
export interface InitTarget {
  /** The folder of the package. */
  root: string;
  /** The application's module, from there. Default: `src/app.module.ts`. */
  module?: string | undefined;
}

/**
 * What brings Siskin into an application: its module imported beside MikroORM's, a configuration, folders and a first seeder.
 * What is there stays as it is, so that nothing is left to do the second time. Reads files and changes none.
 *
 * @throws ApplicationModuleMissingError, MikroOrmModuleMissingError, ModuleNotEditableError
 */
export async function planInit({ root, module: named }: InitTarget): Promise<InitPlan> {
  const entry = ensureEntry(root, named);
  const folder = posix.dirname(entry);
  const target = await findTarget(root, folder, entry);
  const files: InitChange[] = [
    { path: `${folder}/siskin.config.ts`, after: configSource(folder, await isEsModule(root, entry)) },
    { path: `${folder}/migrations/.gitkeep`, after: '' },
    { path: `${folder}/factories/.gitkeep`, after: '' },
    { path: `${folder}/seeders/database.seeder.ts`, after: seederSource(SEEDER) },
  ];
  const missing = files.filter(({ path }) => !existsSync(join(root, path.replace('/.gitkeep', ''))));
  // Where Siskin is imported it has its configuration, wherever that is.
  if (blankSource(target.source).code.includes(SISKIN)) {
    return { changes: [], module: target.path };
  }
  const edited = { path: target.path, before: target.source, after: editModule(target, folder) };
  return { changes: [edited, ...missing], module: target.path };
}

function editModule({ path, source }: ModuleFile, folder: string): string {
  const extension = ownExtensionOf(source) ?? '.js';
  const relative = (file: string) => {
    const way = posix.relative(posix.dirname(path), `${folder}/${file}`);
    return `${way.startsWith('.') ? '' : './'}${way}${extension}`;
  };
  const element = `${SISKIN}.forRoot(siskinOptions)`;
  const withModule = addTo(path, source, 'imports', element, MIKRO_ORM);
  const withSeeder = addTo(path, withModule, 'providers', SEEDER);
  const imports: [string, string][] = [
    [SISKIN, 'siskin'],
    ['siskinOptions', relative('siskin.config')],
    [SEEDER, relative('seeders/database.seeder')],
  ];
  return imports.reduce((text, [name, from]) => addImport(text, name, from), withSeeder);
}

function addTo(path: string, source: string, property: string, element: string, behind?: string): string {
  const added = addToModule(source, { property, element, ...(behind && { behind }) });
  if (added === undefined) {
    throw new ModuleNotEditableError(path, property, element);
  }
  return added;
}

/** As Node tells it: by the file's extension, else by the package. */
async function isEsModule(root: string, entry: string): Promise<boolean> {
  const manifest = join(root, 'package.json');
  if (/\.[cm]ts$/.test(entry) || !existsSync(manifest)) {
    return entry.endsWith('.mts');
  }
  const { type } = JSON.parse(await readFile(manifest, 'utf8')) as { type?: unknown };
  return type === 'module';
}
