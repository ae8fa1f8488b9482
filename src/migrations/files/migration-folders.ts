import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * The folders that hold migrations, as absolute paths. Without the option it is the source folder or, where there is
 * none or in production, the compiled one: the rule by which `nest-cmd` finds the application's module, too.
 *
 * @param folder where they are below `src` and `dist` without the option.
 */
export function migrationFolders(paths: readonly string[] | undefined, folder = 'migrations'): string[] {
  return (paths ?? [defaultFolder(`src/${folder}`, `dist/${folder}`)]).map((path) => resolve(path));
}

function defaultFolder(source: string, compiled: string): string {
  const isCompiled = process.env['NODE_ENV'] === 'production' || !existsSync(source);
  return isCompiled && existsSync(compiled) ? compiled : source;
}
