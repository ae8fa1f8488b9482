import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ApplicationModuleMissingError } from '../errors/application-module.error.js';
import { MikroOrmModuleMissingError } from '../errors/init-module.error.js';
import { blankSource } from '../scaffold/source/blank-source.js';

/** What imports MikroORM, with which Siskin has to stand. */
export const MIKRO_ORM = 'MikroOrmModule.forRoot';
export const SISKIN = 'SiskinModule';

const DEFAULT_ENTRY = 'src/app.module.ts';

export interface ModuleFile {
  /** From the folder of the package, with slashes. */
  path: string;
  source: string;
}

/**
 * The source of the application's module: the one that is named, else `src/app.module.ts`.
 *
 * @throws ApplicationModuleMissingError
 */
export function ensureEntry(root: string, named: string | undefined): string {
  const entry = (named ?? DEFAULT_ENTRY).replace(/^\.\//, '');
  if (!existsSync(join(root, entry))) {
    throw new ApplicationModuleMissingError([entry]);
  }
  return entry;
}

/**
 * The module that imports Siskin, else the one that imports MikroORM: the application's where it is one of several.
 *
 * @throws MikroOrmModuleMissingError
 */
export async function findTarget(root: string, folder: string, entry: string): Promise<ModuleFile> {
  const modules = await readModules(root, folder, entry);
  const having = (text: string) => modules.filter(({ source }) => blankSource(source).code.includes(text));
  const [found, another] = having(SISKIN).length > 0 ? having(SISKIN) : having(MIKRO_ORM);
  if (found === undefined) {
    throw new MikroOrmModuleMissingError(folder);
  }
  return another === undefined ? found : (having(MIKRO_ORM).find(({ path }) => path === entry) ?? found);
}

/** The application's first. */
async function readModules(root: string, folder: string, entry: string): Promise<ModuleFile[]> {
  const names = await readdir(join(root, folder), { recursive: true });
  const paths = names
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.module\.[cm]?ts$/.test(path) && !path.includes('/node_modules/') && path !== entry)
    .toSorted();
  return Promise.all(
    [entry, ...paths].map(async (path) => ({ path, source: await readFile(join(root, path), 'utf8') })),
  );
}
