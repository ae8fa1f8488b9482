import { readFile } from 'node:fs/promises';

import type { LoadedMigration } from '../files/loaded-migration.js';
import { History } from '../history.js';
import type { NamingRule } from '../operations/names.js';
import { describeMigrations, versionedOf } from './describe-migrations.js';
import { describeNaming } from './describe-naming.js';
import { hash } from './hash.js';
import { isSelfContained } from './self-contained.js';

/**
 * A hash of what the versioned migrations do to an empty database, found without one: of the text of their files where
 * nothing else decides on it, of their statements otherwise.
 *
 * @param files all of them, those that a baseline stands for as well.
 */
export async function printVersioned(files: readonly LoadedMigration[], naming: NamingRule): Promise<string> {
  const texts = await Promise.all(files.map(textOf));
  const places = files.map(({ id, name, parents, dependsOn, labels }) => [
    id,
    name,
    parents,
    dependsOn,
    labels,
  ]);
  const what = texts.every(isSelfContained)
    ? texts
    : await describeMigrations(versionedOf(new History(files, [])), naming);
  return hash([places, what, describeNaming(naming)]);
}

async function textOf({ file }: LoadedMigration): Promise<string> {
  return (await readFile(file, 'utf8')).replaceAll('\r\n', '\n');
}
