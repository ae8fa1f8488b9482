import type { SqlStatement } from '../../../sql/statement-splitter.js';
import { readSqlFile, type SqlFile, type SqlFileFault } from './read-sql-file.js';
import { readSettings, type SqlSettings } from './sql-settings.js';
import { findTransactionControl } from './transaction-control.js';

/** A migration of SQL as its file says it. */
export interface SqlMigration extends SqlSettings {
  up: SqlStatement[];
  /** Undefined where there is no such section: then it can't be reverted. */
  down?: SqlStatement[];
}

/**
 * Reads a SQL file: a header of `-- revision: …`, `-- parents: …, …`, `-- labels: …`, `-- depends-on: …`,
 * `-- replaces: …, …`, `-- transaction: …`, `-- lock-timeout: …`, `-- statement-timeout: …` and `-- lint: … …`, all of them optional, then the sections `-- up`
 * and `-- down`, each in a line of its own and in either order. Whether its statements are valid is for the server to say.
 * Requires `loadSqlParser()`.
 *
 * @returns all faults where there are any, by line.
 */
export function parseSqlMigration(text: string): SqlMigration | SqlFileFault[] {
  const file = readSqlFile(text);
  const settings = readSettings(file.headers, file.faults);
  const up = file.sections.get('up');
  const down = file.sections.get('down');
  const faults = [...file.faults, ...faultsOfSections(file, settings)];
  return faults.length > 0 || up === undefined ? faults.sort(byLine) : { ...settings, up, down };
}

function faultsOfSections({ sections, isWhole }: SqlFile, { transaction }: SqlSettings): SqlFileFault[] {
  return [
    ...[...sections.values()].flatMap((statements) =>
      findTransactionControl(statements, transaction ?? true),
    ),
    // Behind what can't be read there may be one.
    ...(sections.has('up') || !isWhole ? [] : [{ problem: 'it has no section `-- up`' }]),
  ];
}

function byLine(a: SqlFileFault, b: SqlFileFault): number {
  return (a.line ?? Infinity) - (b.line ?? Infinity);
}
