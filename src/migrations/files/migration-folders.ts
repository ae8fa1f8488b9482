import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const SOURCE_FOLDER = 'src/migrations';
const COMPILED_FOLDER = 'dist/migrations';

/**
 * The folders that hold migrations, as absolute paths. Without the option it is the source folder or, where there is
 * none or in production, the compiled one: the rule by which `nest-cmd` finds the application's module, too.
 */
export function migrationFolders(paths: readonly string[] | undefined): string[] {
  return (paths ?? [defaultFolder()]).map((path) => resolve(path));
}

function defaultFolder(): string {
  const compiled = process.env['NODE_ENV'] === 'production' || !existsSync(SOURCE_FOLDER);
  return compiled && existsSync(COMPILED_FOLDER) ? COMPILED_FOLDER : SOURCE_FOLDER;
}
