import type { ClientConfig } from 'pg';

import { withClient, type DatabaseClient } from '../../database/client.js';
import { withScratchDatabase } from '../../database/scratch/with-scratch-database.js';
import type { SchemaObject, SchemaSnapshot } from '../../database/snapshot/schema-snapshot.js';
import { snapshotSchema } from '../../database/snapshot/snapshot-schema.js';
import type { LedgerTable } from '../../database/ledger-table.js';
import { ledgerTables } from '../execution/ledger-tables.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import type { History } from '../history.js';
import { examineRevisions } from './examine-revisions.js';
import { foldRuns, type Baseline } from './fold-runs.js';
import { observeRevisions } from './observe-revisions.js';
import type { KeptReason } from './kept-reason.js';
import { planRuns } from './plan-runs.js';
import { proveEqual } from './prove-squash.js';
import { replay, type ReplayTools } from '../replay/replay.js';
import type { Selection } from './select-folded.js';
import { withReplayErrors } from './with-replay-errors.js';

/** What is needed to try a squash on databases of its own. */
export interface FoldTools extends ReplayTools {
  history: History;
  /** Of the application's database, on whose server the scratch databases are made. */
  settings: ClientConfig;
  /** A baseline as its file will be loaded. */
  load: (baselines: readonly Baseline[]) => readonly LoadedMigration[];
}

export interface Folded {
  baselines: readonly Baseline[];
  kept: ReadonlyMap<string, KeptReason>;
}

/** Replays the revisions, folds them, and proves that what comes of it leads to an equal database. Writes nothing. */
export async function foldOnScratch(tools: FoldTools, selection: Selection): Promise<Folded> {
  const { history, settings } = tools;
  return withScratchDatabase(settings, async (present) => {
    const blank: SchemaSnapshot[] = [];
    const observed = await replayPresent(tools, selection.target, (work) =>
      observeRevisions(present, {
        ...work,
        onBlank: async (client) => void blank.push(await takeSnapshot(client, tools.ledger)),
      }),
    );
    const examined = await examineRevisions(history, selection.folded, observed, tools.naming);
    const plan = planRuns(examined);
    if (plan.runs.length === 0) {
      return { baselines: [], kept: plan.kept };
    }
    const [start] = plan.runs.filter(({ isSnapshot }) => isSnapshot);
    const fold = (snapshot?: SchemaSnapshot) => {
      const own = snapshot && withoutBlank(snapshot, blank);
      return foldRuns(history, plan.runs, examined, own);
    };
    if (plan.kept.size === 0) {
      const snapshot = await withClient(present, (client) => takeSnapshot(client, tools.ledger));
      const baselines = fold(snapshot);
      await prove(tools, selection, baselines, { present, again: present });
      return { baselines, kept: plan.kept };
    }
    return withScratchDatabase(settings, async (again) => {
      const baselines = fold(await replayAgain(tools, selection.target, again, start?.members.at(-1)));
      await prove(tools, selection, baselines, { present, again });
      return { baselines, kept: plan.kept };
    });
  });
}

/** Replays the revisions once more, and takes a snapshot after one of them. */
async function replayAgain(
  tools: FoldTools,
  target: string,
  again: ClientConfig,
  last: string | undefined,
): Promise<SchemaSnapshot | undefined> {
  let snapshot: SchemaSnapshot | undefined;
  await replayPresent(tools, target, (work) =>
    replay(again, {
      ...work,
      after: async (client, _ledger, revision) => {
        snapshot = revision === last ? await takeSnapshot(client, tools.ledger) : snapshot;
      },
    }),
  );
  return snapshot;
}

async function prove(
  tools: FoldTools,
  { target, branching }: Selection,
  baselines: readonly Baseline[],
  { present, again }: { present: ClientConfig; again: ClientConfig },
): Promise<void> {
  const { history, ledger, settings } = tools;
  const standsFor = baselines.find(({ replaces }) => replaces.includes(target))?.revision ?? target;
  const files = [...history.files, ...tools.load(baselines)];
  await withScratchDatabase(settings, async (squashed) => {
    const run = (targets: string[]) =>
      withReplayErrors('squashed', () => replay(squashed, { ...tools, files, targets }));
    await run([standsFor]);
    await proveEqual({ present, again, squashed, ledger });
    if (branching.length > 0) {
      await withHeads(tools, (all) =>
        withHeads(tools, async (allAgain) => {
          await run(['heads']);
          await proveEqual({ present: all, again: allAgain, squashed, ledger });
        }),
      );
    }
  });
}

/**
 * The whole history in its own order: branches that leave from inside of what is folded are a part of the proof, since they
 * meet another schema above a baseline than before.
 */
function withHeads(tools: FoldTools, work: (all: ClientConfig) => Promise<void>): Promise<void> {
  return withScratchDatabase(tools.settings, async (all) => {
    await replayPresent(tools, 'heads', (present) => replay(all, present));
    await work(all);
  });
}

function replayPresent<T>(
  tools: FoldTools,
  target: string,
  work: (replay: ReplayTools & { files: readonly LoadedMigration[]; targets: string[] }) => Promise<T>,
): Promise<T> {
  const { files } = tools.history;
  return withReplayErrors('present', () => work({ ...tools, files, targets: [target] }));
}

function takeSnapshot(client: DatabaseClient, ledger: LedgerTable): Promise<SchemaSnapshot> {
  return snapshotSchema(client, { except: ledgerTables(ledger) });
}

const keyOf = (object: SchemaObject) => JSON.stringify(object);

/** Without what is there before the first migration, such as the schema of the ledger. */
function withoutBlank({ objects }: SchemaSnapshot, blank: readonly SchemaSnapshot[]): SchemaSnapshot {
  const there = new Set(
    blank.flatMap((snapshot) => snapshot.objects.filter(({ kind }) => kind !== 'setting').map(keyOf)),
  );
  return { objects: objects.filter((object) => !there.has(keyOf(object))) };
}
