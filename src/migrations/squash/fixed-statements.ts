import type { LedgerEntry } from '../execution/ledger.js';
import { checksumOf } from '../execution/statement-log.js';
import { toStatements } from '../execution/statements/statement.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import type { NamingRule } from '../operations/names.js';
import { recordOperations } from '../operations/record.js';

/** A value of an enum can't be used in the transaction that adds it. */
const ADDS_ENUM_VALUE = /\balter\s+type\b[^;]*\badd\s+value\b/i;

/**
 * The statements of a migration that has run, where they are all that it does and the same each time; undefined where it reads,
 * copies rows, or makes others every time, and where they can't be in one transaction with those of other migrations.
 */
export async function fixedStatements(
  migration: LoadedMigration,
  { checksum }: LedgerEntry,
  naming: NamingRule,
): Promise<readonly string[] | undefined> {
  // Without a checksum its code is not played again: it may wait for something other than the database.
  const statements = checksum === null ? undefined : await record(migration, naming);
  if (statements === undefined || statements.some((text) => ADDS_ENUM_VALUE.test(text))) {
    return undefined;
  }
  return checksumOf(statements) === checksum ? statements : undefined;
}

async function record(migration: LoadedMigration, naming: NamingRule): Promise<string[] | undefined> {
  try {
    const code = migration.create();
    const operations = await recordOperations(
      (op) => (code.change ? code.change(op) : code.up?.(op)),
      naming,
    );
    const statements = operations.flatMap(toStatements);
    return statements.some(({ copy }) => copy !== undefined) ? undefined : statements.map(({ text }) => text);
  } catch {
    return undefined;
  }
}
