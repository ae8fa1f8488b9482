import type { FixedStatements } from '../execution/statement-log.js';
import type { LedgerEntry } from '../execution/ledger.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import type { History } from '../history.js';
import { COMPILER_VERSION } from '../operations/compiler-version.js';
import type { NamingRule } from '../operations/names.js';
import { compileFixed } from './compile-fixed.js';

/** An applied migration whose statements are others today. */
export interface ChangedMigration {
  loaded: LoadedMigration;
  /** The checksum of what was applied. */
  recorded: string;
  /** What its file says now. */
  fixed: FixedStatements;
}

/** The applied migrations that have changed since, in the order of the history. Needs no database. */
export async function findChanged(history: History, naming: NamingRule): Promise<ChangedMigration[]> {
  const changed: ChangedMigration[] = [];
  for (const { loaded, recorded } of comparable(history)) {
    const fixed = await compileFixed(loaded, naming);
    if (fixed !== undefined && fixed.checksum !== recorded) {
      changed.push({ loaded, recorded, fixed });
    }
  }
  return changed;
}

function comparable({ order, entries, migrations }: History): Omit<ChangedMigration, 'fixed'>[] {
  return order.flatMap((revision) => {
    const [entry, loaded] = [entries.get(revision), migrations.get(revision)];
    const recorded = entry === undefined ? null : recordedChecksum(entry);
    return loaded === undefined || recorded === null ? [] : [{ loaded, recorded }];
  });
}

/** While a migration is under way, its checksum is of something else. */
function recordedChecksum({ state, checksum, compiler }: LedgerEntry): string | null {
  const isWhole = state === 'applied' || state === 'deleted';
  return isWhole && compiler === COMPILER_VERSION ? checksum : null;
}
