import { compileText } from '../operations/compiler.js';
import { compileOperation, type Operation } from '../operations/operation.js';
import type { NamingRule } from '../operations/names.js';
import type { QueryAnswer, QueryDetails } from '../operations/reading/operation-sink.js';
import type { SqlText } from '../operations/sql-text.js';
import { playFixed } from '../drift/compile-fixed.js';
import { FixedSink } from '../drift/fixed-sink.js';
import type { LoadedMigration } from '../files/loaded-migration.js';

/** They create nothing, and may be many. */
const OF_ROWS: ReadonlySet<Operation['kind']> = new Set(['bulkInsert', 'update', 'delete', 'backfill']);

/** Keeps the statements, and takes no notice of rows. */
class CollectingSink extends FixedSink {
  readonly statements: string[] = [];

  override async run(operations: readonly Operation[]): Promise<void> {
    const others = operations.filter(({ kind }) => !OF_ROWS.has(kind));
    this.statements.push(...others.flatMap(compileOperation));
    this.ensureGoingOn();
  }

  override query<R extends object>(text: SqlText, details: QueryDetails = {}): Promise<QueryAnswer<R>> {
    this.statements.push(details.shownAs ?? compileText(text));
    return super.query<R>(text, details);
  }
}

/** The statements of a migration up to its first read, or up to where its code fails without a database. */
export async function collectStatements(loaded: LoadedMigration, naming: NamingRule): Promise<string[]> {
  const sink = new CollectingSink(loaded.transaction ?? true);
  await playFixed(loaded, sink, naming);
  return [...sink.statements];
}
