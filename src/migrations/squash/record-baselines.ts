import { operator } from '../../database/operator.js';
import { insertBaseline } from '../execution/ledger.js';
import type { LocatedLedger } from '../../database/ledger-table.js';
import type { WorkSession } from '../execution/work-session.js';
import type { History } from '../history.js';
import { find } from '../plan-step.js';

interface BaselineSession {
  session: WorkSession;
  ledger: LocatedLedger;
  /** The history as the ledger says it at that moment. */
  read: () => Promise<History>;
}

/**
 * Does the work with the history, in whose ledger each baseline has a row that counts as applied: those that do before the
 * work get it first, and those that the work has brought to it, after.
 */
export async function withBaselines<T>(
  { session, ledger, read }: BaselineSession,
  work: (history: History) => Promise<T>,
): Promise<T> {
  const history = await read();
  await recordBaselines(session, ledger, history);
  const result = await work(history);
  if (history.replacements.waiting.length > 0) {
    await recordBaselines(session, ledger, await read());
  }
  return result;
}

async function recordBaselines(session: WorkSession, ledger: LocatedLedger, history: History): Promise<void> {
  const { replacements, migrations, superseded } = history;
  if (replacements.implied.length === 0) {
    return;
  }
  // A migration may have left it in another role, or with its own timeouts.
  await session.reset();
  await session.transaction(async () => {
    for (const revision of replacements.implied) {
      const { name } = find(migrations, revision);
      const rows = (superseded.get(revision) ?? []).map((row) => row.revision);
      await insertBaseline(session.client, ledger, { revision, name, appliedBy: operator() }, rows);
    }
  });
}
