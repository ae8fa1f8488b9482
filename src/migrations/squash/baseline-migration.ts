import type { LoadedMigration } from '../files/loaded-migration.js';
import { parseSqlMigration } from '../files/sql/parse-sql-migration.js';
import { toMigrationClass } from '../files/sql/sql-migration-class.js';
import { baselineSource } from '../files/writing/baseline-source.js';
import type { Baseline } from './fold-runs.js';

/** The text of the file of a baseline. */
export function textOf(baseline: Baseline): string {
  const { replaces } = baseline;
  const [first, last] = [replaces[0], replaces.at(-1)];
  return baselineSource({
    ...baseline,
    note: ['', `Stands for ${replaces.length} revisions, from ${first} to ${last}.`],
  });
}

/** A baseline as it will be loaded from its file. Requires `loadSqlParser()`. */
export function loadBaseline(baseline: Baseline, file: string, name: string): LoadedMigration {
  const parsed = parseSqlMigration(textOf(baseline));
  if (Array.isArray(parsed)) {
    const problems = parsed.map(({ problem }) => problem);
    throw new Error(`The baseline ${baseline.revision} can't be read: ${problems.join('; ')}`);
  }
  const { revision: id, parents, replaces, labels } = baseline;
  const migrationClass = toMigrationClass(parsed, id);
  return { id, parents, replaces, labels, dependsOn: [], name, file, create: () => new migrationClass() };
}
