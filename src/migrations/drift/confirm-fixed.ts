import { setTimeout as sleep } from 'node:timers/promises';

import type { FixedStatements, StatementLog } from '../execution/statement-log.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import type { NamingRule } from '../operations/names.js';
import { compileFixed } from './compile-fixed.js';

/** What the ledger holds of a migration whose statements differ from one time to the next: nothing to compare. */
type Confirmed = FixedStatements | { checksum: null; script: null };

const NOTHING = { checksum: null, script: null };

/**
 * What the ledger is to hold of the statements that ran: they themselves, where the migration compiles to the same once
 * more. One with `new Date()` or `randomUUID()` in it would else look changed for ever, and one that waits for something other than the
 * database would do that again.
 */
export async function confirmFixed(
  loaded: LoadedMigration,
  { fixed, mayPlayAgain = true }: Pick<StatementLog, 'fixed'> & Partial<Pick<StatementLog, 'mayPlayAgain'>>,
  naming: NamingRule,
): Promise<Confirmed> {
  if (!mayPlayAgain) {
    return NOTHING;
  }
  await nextMillisecond();
  const again = await compileFixed(loaded, naming);
  return again?.checksum === fixed.checksum ? fixed : NOTHING;
}

/** Until then `new Date()` would be the same. */
async function nextMillisecond(): Promise<void> {
  const now = Date.now();
  while (Date.now() === now) {
    await sleep(1);
  }
}
