import { rm } from 'node:fs/promises';

import type { ClientConfig } from 'pg';

import { NothingToSquashError } from '../../errors/nothing-to-squash.error.js';
import { loadSqlParser } from '../../sql/sql-parser.js';
import { runHooks } from '../files/writing/after-write.js';
import { wordsOf } from '../files/writing/write-migration.js';
import type { History } from '../history.js';
import { foldOnScratch, type Folded } from './fold-on-scratch.js';
import { placeBaselines, type FolderSettings } from './place-baselines.js';
import { planFiles } from './plan-files.js';
import { KEPT_REASONS, type KeptReason } from './kept-reason.js';
import type { ReplayTools } from '../replay/replay.js';
import { selectFolded } from './select-folded.js';
import { writeFiles } from './write-files.js';

export interface SquashOptions {
  /** What the baselines are named after. Default: `baseline`. */
  name?: string;
  /** Whether the files are deleted of what is replaced, then or by an earlier squash. Default: false. */
  prune?: boolean;
  /** Asked with the paths before any file is deleted; where it says no, none is. Default: yes. */
  confirm?: (files: readonly string[]) => Promise<boolean>;
}

export interface SquashedBaseline {
  revision: string;
  /** The absolute path of its file. */
  path: string;
  parents: readonly string[];
  /** What it stands for, in order. */
  replaces: readonly string[];
}

export interface Squash {
  /** The last revision that was looked at; null where only files were deleted. */
  target: string | null;
  baselines: readonly SquashedBaseline[];
  /** Revisions up to the target that stay as they are. */
  kept: readonly { revision: string; reason: KeptReason }[];
  /** The paths of files that say their parents from now on. */
  rewritten: readonly string[];
  /** The paths of files that were deleted. */
  pruned: readonly string[];
}

export interface SquashTools extends ReplayTools {
  /** As the files tell it. */
  history: History;
  /** Of the application's database. */
  settings: ClientConfig;
  /** Absolute paths. */
  folders: readonly string[];
}

/** Folds the revisions up to the target, and writes what comes of it. */
export async function squashMigrations(
  tools: SquashTools,
  target: string | undefined,
  { name = 'baseline', prune = false, confirm = async () => true }: SquashOptions,
): Promise<Squash> {
  const { history, options } = tools;
  const words = wordsOf(name);
  await loadSqlParser();
  const found = await fold(tools, target, words, prune);
  const folders = foldersOf(tools);
  const placed = placeBaselines(history, folders, found.baselines, words);
  const migrations = placed.map(({ migration }) => migration);
  const unpruned = await planFiles(history, migrations, folders, false);
  const pruned = prune ? await planFiles(history, migrations, folders, true) : unpruned;
  const agreed = pruned.doomed.length > 0 && (await confirm(pruned.doomed));
  const { rewritten, doomed } = agreed ? pruned : unpruned;
  const added = placed.map(({ migration, text }) => ({ path: migration.file, text }));
  await writeFiles({ added, rewritten });
  await Promise.all(doomed.map((file) => rm(file, { force: true })));
  for (const { id: revision, file: path } of migrations) {
    await runHooks(options.afterWrite, { revision, path });
  }
  return {
    target: found.target,
    baselines: migrations.map(({ id: revision, file: path, parents, replaces = [] }) => ({
      revision,
      path,
      parents,
      replaces,
    })),
    kept: [...found.kept].map(([revision, reason]) => ({ revision, reason })),
    rewritten: rewritten.map(({ path }) => path),
    pruned: doomed,
  };
}

/** Nothing, where it is about the files of an earlier squash alone. */
async function fold(
  tools: SquashTools,
  given: string | undefined,
  words: readonly string[],
  prune: boolean,
): Promise<Folded & { target: string | null }> {
  const { history } = tools;
  try {
    const selection = selectFolded(history, given);
    const load = (baselines: Folded['baselines']) =>
      placeBaselines(history, foldersOf(tools), baselines, words).map(({ migration }) => migration);
    const folded = await foldOnScratch({ ...tools, load }, selection);
    if (folded.baselines.length === 0) {
      const kept = [...folded.kept].map(([revision, reason]) => ({ revision, reason: KEPT_REASONS[reason] }));
      throw new NothingToSquashError(selection.target, selection.folded, kept);
    }
    return { ...folded, target: selection.target };
  } catch (error) {
    const isLeft = prune && history.replacements.replaced.size > 0;
    if (isLeft && error instanceof NothingToSquashError) {
      return { baselines: [], kept: new Map(), target: null };
    }
    throw error;
  }
}

function foldersOf({ folders, options }: SquashTools): FolderSettings {
  return { folders, recursive: options.recursive };
}
