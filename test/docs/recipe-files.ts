import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { recordOperations } from '../../src/migrations/operations/record.js';
import { compileOperation } from '../../src/migrations/operations/operation.js';
import type { MigrationClass } from '../../src/index.js';
import type { Recipe } from './recipe.js';

export async function writeRecipes(root: string, recipes: readonly Recipe[]): Promise<void> {
  for (const { folder, files } of recipes) {
    for (const { path, text } of files) {
      const file = join(root, folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }
}

/** The statements of the migration in a file, found without a database. */
export async function compileFile(path: string): Promise<string> {
  const module = (await import(pathToFileURL(path).href)) as { default: MigrationClass };
  const migration = new module.default();
  const operations = await recordOperations((op) =>
    migration.change === undefined ? migration.up?.(op) : migration.change(op),
  );
  return operations
    .flatMap(compileOperation)
    .map((statement) => `${statement};`)
    .join('\n');
}

/** The statements of a script, each on one line with single blanks: on a page they are broken into lines. */
export function squeeze(sql: string): string[] {
  return sql.replaceAll(/\s+/g, ' ').replaceAll('( ', '(').replaceAll(' )', ')').trim().split('; ');
}
