import type { StatementLog } from '../../execution/statement-log.js';
import type { Backfill } from '../../operations/rows/backfill.js';
import type { Operation } from '../../operations/operation.js';

/** A statement of a migration, as far as it is known without a database. */
export interface CompiledStatement {
  /** What the checksum of a migration outside a transaction takes for it. */
  text: string;
  /** What is sent: the statement itself, or inserts for rows that a run copies. Without closing semicolons. */
  sql: readonly string[];
  /** Whether the ledger counts it; a savepoint counts for nothing. */
  counted: boolean;
  backfill?: Backfill;
}

/** What a migration does, found without a database. */
export interface CompiledMigration {
  /** In order, up to the first read. */
  statements: readonly CompiledStatement[];
  /** The read that the rest waits for; undefined where this is all. */
  read: string | undefined;
  log: StatementLog;
  operations: readonly Operation[];
}
