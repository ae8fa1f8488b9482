import type { DatabaseClient } from '../../database/client.js';
import { confirmFixed } from '../drift/confirm-fixed.js';
import { describeChanges } from '../drift/describe-changes.js';
import { findChanged, type ChangedMigration } from '../drift/find-changed.js';
import type { LedgerTable } from '../../database/ledger-table.js';
import type { LedgerEntry } from '../execution/ledger.js';
import type { History } from '../history.js';
import type { NamingRule } from '../operations/names.js';
import { resolveRevisions } from '../revision-list.js';
import type { RepairPlan, RepairSelection, RepairStep } from './repair-plan.js';

export interface RepairSession {
  client: DatabaseClient;
  ledger: LedgerTable;
  history: History;
  naming: NamingRule;
}

/**
 * What can be put right in the ledger, of all or of the selected revisions. Changes nothing.
 *
 * @throws UnknownRevisionError, AmbiguousRevisionError, InvalidTargetError for a selection that names nothing.
 */
export async function planRepair(
  session: RepairSession,
  { revisions }: RepairSelection = {},
): Promise<RepairPlan> {
  const { history } = session;
  const selected = revisions && new Set(revisions.flatMap((revision) => resolveRevisions(history, revision)));
  const isSelected = ({ revision }: { revision: string }) => selected?.has(revision) ?? true;
  const missing = history.missing.flatMap((revision) => history.entries.get(revision) ?? []);
  const changed = await findChanged(history, session.naming);
  return {
    revisions: revisions ?? null,
    steps: [
      ...history.unfinished.filter(isSelected).map(unfinishedStep),
      ...missing.filter((entry) => isSelected(entry) && !history.unfinished.includes(entry)).map(deleteStep),
      ...(await acceptSteps(
        session,
        changed.filter(({ loaded }) => isSelected({ revision: loaded.id })),
      )),
    ],
  };
}

function unfinishedStep({ revision, name, state, statementsDone }: LedgerEntry): RepairStep {
  return { action: state === 'running' ? 'forget' : 'restore', revision, name, statementsDone };
}

function deleteStep({ revision, name }: LedgerEntry): RepairStep {
  return { action: 'delete', revision, name };
}

async function acceptSteps(
  { client, ledger, naming }: RepairSession,
  changed: readonly ChangedMigration[],
): Promise<RepairStep[]> {
  const checksums = new Map<string, string | null>();
  for (const { loaded, fixed } of changed) {
    checksums.set(loaded.id, (await confirmFixed(loaded, { fixed }, naming)).checksum);
  }
  const described = await describeChanges(client, ledger, changed);
  return described.map((revision) => ({
    action: 'accept',
    ...revision,
    checksum: checksums.get(revision.revision) ?? null,
  }));
}
