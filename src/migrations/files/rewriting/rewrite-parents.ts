import { readFile } from 'node:fs/promises';

import { ParentsNotFoundError } from '../../../errors/parents-not-found.error.js';
import { loadSqlParser } from '../../../sql/sql-parser.js';
import type { LoadedMigration } from '../loaded-migration.js';
import { parentsHeader, parentsLine } from './parents-line.js';
import { rewriteClass } from './rewrite-class.js';
import { rewriteHeader } from './rewrite-header.js';
import type { Rewriting } from './rewriting.js';

/**
 * The text of a migration's file with other parents.
 *
 * @param migration as it was loaded.
 * @throws ParentsNotFoundError, which says what to write by hand.
 */
export async function rewriteParents(
  migration: LoadedMigration,
  parents: readonly string[],
): Promise<string> {
  const source = await readFile(migration.file, 'utf8');
  const typescript = /\.m?ts$/.test(migration.file);
  const sql = migration.file.endsWith('.sql');
  if (sql) {
    await loadSqlParser();
  }
  const rewriting: Rewriting = sql
    ? rewriteHeader(source, parents)
    : rewriteClass(source, parents, typescript);
  const problem =
    'problem' in rewriting ? rewriting.problem : differenceOf(rewriting.before, migration.parents);
  if ('problem' in rewriting || problem !== undefined) {
    const line = sql ? parentsHeader(parents) : parentsLine(parents, typescript);
    throw new ParentsNotFoundError(migration.id, migration.file, problem ?? '', line);
  }
  return rewriting.source;
}

/** A list that is not what the loaded class had is not the one that counts. */
function differenceOf(said: readonly string[] | undefined, loaded: readonly string[]): string | undefined {
  return said === undefined || said.join() === loaded.join()
    ? undefined
    : `it was loaded with the parents [${loaded.join(', ')}] and says [${said.join(', ')}]`;
}
