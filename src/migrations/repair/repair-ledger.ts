import type { DatabaseClient } from '../../database/client.js';
import { compileFixed } from '../drift/compile-fixed.js';
import { removePositions } from '../execution/backfill/positions-table.js';
import { quotedName, type LocatedLedger } from '../../database/ledger-table.js';
import { recordAccepted, removeEntries } from '../execution/ledger.js';
import { compileRevertScript } from '../execution/revert-script.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import type { NamingRule } from '../operations/names.js';
import { recordOperations } from '../operations/record.js';
import { find } from '../plan-step.js';
import type { RepairSession } from './plan-repair.js';
import type { RepairStep } from './repair-plan.js';

/** As {@link RepairSession}, under the lock. */
export type LockedRepair = RepairSession & { ledger: LocatedLedger };

/** Does what the steps say, in the transaction that its client is in. */
export async function repairLedger(session: LockedRepair, steps: readonly RepairStep[]): Promise<void> {
  for (const step of steps) {
    await repair(session, step);
  }
}

async function repair(session: LockedRepair, step: RepairStep): Promise<void> {
  const { client, ledger } = session;
  switch (step.action) {
    case 'accept':
      return accept(session, step.revision, step.checksum);
    case 'forget':
      await removePositions(client, ledger, [step.revision]);
      return removeEntries(client, ledger, [step.revision]);
    case 'restore':
      await removePositions(client, ledger, [step.revision]);
      return setState(client, ledger, step.revision, RESTORED);
    case 'delete':
      return setState(client, ledger, step.revision, `state = 'deleted'`);
  }
}

/** What reverts it by now is what was compiled when it was applied, or its file; neither tells what its `up` did. */
const RESTORED = `state = 'applied', statements_done = 0, in_doubt = null, checksum = null, script = null`;

async function setState(
  client: DatabaseClient,
  ledger: LocatedLedger,
  revision: string,
  changes: string,
): Promise<void> {
  await client.query(`update ${quotedName(ledger)} set ${changes} where revision = $1`, [revision]);
}

/** Where the statements differ from one time to the next, there is nothing to compare later. */
async function accept(
  { client, ledger, history, naming }: LockedRepair,
  revision: string,
  checksum: string | null,
): Promise<void> {
  const loaded = find(history.migrations, revision);
  const fixed = await compileFixed(loaded, naming);
  const isSame = fixed !== undefined && fixed.checksum === checksum;
  await recordAccepted(client, ledger, revision, {
    ...(isSame ? fixed : { checksum: null, script: null }),
    revertScript: await revertScriptOf(loaded, naming),
  });
}

/** Null where it takes code, or the database. */
async function revertScriptOf(loaded: LoadedMigration, naming: NamingRule): Promise<string | null> {
  const { id: revision, transaction = true } = loaded;
  try {
    const applied = await recordOperations((op) => loaded.create().change?.(op), naming);
    return await compileRevertScript(loaded.create(), applied, { revision, naming, transaction });
  } catch {
    return null;
  }
}
