import { FixedSink } from '../drift/fixed-sink.js';
import { playFixed } from '../drift/compile-fixed.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import type { NamingRule } from '../operations/names.js';
import type { QueryAnswer, QueryDetails } from '../operations/reading/operation-sink.js';
import type { SqlText } from '../operations/sql-text.js';

/**
 * The checksum of the statements of a migration, found without a database; undefined where they are not all that it does, or
 * not known: it reads, may skip itself, copies rows outside a transaction, or fails without a database.
 */
export async function compileWhole(loaded: LoadedMigration, naming: NamingRule): Promise<string | undefined> {
  if (loaded.transaction === false || mayBeSkipped(loaded)) {
    return undefined;
  }
  const sink = new WatchedSink(true);
  return (await playFixed(loaded, sink, naming)) && !sink.hasRead ? sink.log.fixed.checksum : undefined;
}

/** Remembers whether the migration has read. */
class WatchedSink extends FixedSink {
  hasRead = false;

  override query<R extends object>(text: SqlText, details?: QueryDetails): Promise<QueryAnswer<R>> {
    this.hasRead = true;
    return super.query<R>(text, details);
  }
}

function mayBeSkipped(loaded: LoadedMigration): boolean {
  return loaded.create().shouldRun !== undefined;
}
