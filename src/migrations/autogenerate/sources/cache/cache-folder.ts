import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Where things are kept that can be found out again: `node_modules/.cache/siskin` of the application, or in the cache folder of the
 * user's where there is no `node_modules`.
 */
export function cacheFolder(from = process.cwd()): string {
  const modules = findModules(from);
  return modules === undefined ? join(userCaches(), 'siskin') : join(modules, '.cache', 'siskin');
}

function findModules(folder: string): string | undefined {
  const modules = join(folder, 'node_modules');
  if (existsSync(modules)) {
    return modules;
  }
  const parent = dirname(folder);
  return parent === folder ? undefined : findModules(parent);
}

function userCaches(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  switch (process.platform) {
    case 'win32':
      return LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
    case 'darwin':
      return join(homedir(), 'Library', 'Caches');
    default:
      return XDG_CACHE_HOME || join(homedir(), '.cache');
  }
}
