import { ensureTogether } from '../execution/together/ensure-together.js';
import type { History } from '../history.js';
import type { PretendedRun, PretendOptions } from '../migration-runs.js';
import { planDown } from '../plan-down.js';
import type { PlannedStep } from '../plan-step.js';
import { planDue } from '../repeatable/plan-due.js';
import { pretendDue, pretendStep, pretendUndo, type PretendedStep } from '../script/pretended-step.js';
import type { MigrationWork } from './migration-work.js';
import { planPending, type SeenHistory } from './plan-pending.js';

type Up = Extract<PretendOptions, { direction?: 'up' }>;
type Down = Extract<PretendOptions, { direction: 'down' }>;

export async function pretend(work: MigrationWork, options: PretendOptions): Promise<PretendedRun> {
  const { store } = work;
  const look = async (seen: SeenHistory) => ({
    steps: await (options.direction === 'down'
      ? pretendDown(work, seen, options)
      : pretendUp(work, seen, options)),
  });
  return store.withHistory(
    (client, history) => look({ client, history, ledger: store.ledger }),
    work.databaseWait(options),
  );
}

async function pretendUp(work: MigrationWork, seen: SeenHistory, options: Up): Promise<PretendedStep[]> {
  const { client, history } = seen;
  const { planned, isWhole } = await planPending(work, seen, options);
  const steps = await pretendAll(work, planned, options);
  const due = isWhole ? await planDue(client, history, work.store.naming) : { undo: [], run: [] };
  return [...steps, ...pretendDue(due, (revision) => nameOf(history, revision))];
}

async function pretendDown(work: MigrationWork, { history }: SeenHistory, options: Down) {
  const planned = planDown(history, options);
  const undone = planned.length === history.entries.size ? undoAll(history) : [];
  return [...undone, ...(await pretendAll(work, planned, options))];
}

async function pretendAll(work: MigrationWork, planned: readonly PlannedStep[], options: PretendOptions) {
  const { naming } = work.store;
  if (work.transactionMode(options) === 'all') {
    await ensureTogether(planned, naming);
  }
  const steps: PretendedStep[] = [];
  for (const step of planned) {
    steps.push(await pretendStep(step, naming));
  }
  return steps;
}

function undoAll({ repeatableEntries }: History): PretendedStep[] {
  return [...repeatableEntries.values()]
    .toReversed()
    .flatMap(({ revision, name, revertScript }) =>
      revertScript === null ? [] : [pretendUndo(revision, name, revertScript)],
    );
}

function nameOf({ repeatables, repeatableEntries }: History, revision: string): string {
  return (
    repeatables.find(({ id }) => id === revision)?.name ?? repeatableEntries.get(revision)?.name ?? revision
  );
}
