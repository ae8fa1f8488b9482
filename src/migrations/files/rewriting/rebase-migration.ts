import { writeFile } from 'node:fs/promises';

import { NotAHeadError } from '../../../errors/not-a-head.error.js';
import { RebaseAppliedError } from '../../../errors/rebase-applied.error.js';
import { RebaseCycleError } from '../../../errors/rebase-cycle.error.js';
import { RebaseMergeError } from '../../../errors/rebase-merge.error.js';
import { RevisionGraph } from '../../graph/index.js';
import type { History } from '../../history.js';
import { findMigration } from '../find-migration.js';
import type { LoadedMigration } from '../loaded-migration.js';
import { rewriteParents } from './rewrite-parents.js';

export interface RebaseOptions {
  /** The head that the revision follows from now on: a revision, the beginning of one, or `label@head`. */
  onto: string;
}

export interface RebasedMigration {
  revision: string;
  /** The absolute path of its file. */
  path: string;
  /** What it followed; empty for a base. */
  before: readonly string[];
  parents: readonly string[];
  /** False where it follows that head already; then the file is as it was. */
  changed: boolean;
}

/** Rewrites the file of a revision so that it follows another head, and what stands on it with it. */
export async function rebaseMigration(
  history: History,
  target: string,
  { onto }: RebaseOptions,
): Promise<RebasedMigration> {
  const migration = findMigration(history, target);
  const { id: revision, file: path, parents: before } = migration;
  const parents = [findMigration(history, onto).id];
  const changed = before.join() !== parents.join();
  if (changed) {
    ensurePossible(history, migration, parents);
    // Where it stands on what a baseline replaces, its file says another parent than the graph.
    const declared = history.files.find(({ id }) => id === revision) ?? migration;
    await writeFile(path, await rewriteParents(declared, parents));
  }
  return { revision, path, before, parents, changed };
}

function ensurePossible(
  { graph, entries, migrations }: History,
  { id, parents: before }: LoadedMigration,
  parents: readonly string[],
): void {
  const [onto = ''] = parents;
  if (before.length > 1) {
    throw new RebaseMergeError(id, before);
  }
  const line = [id, ...graph.descendants(id)];
  if (line.includes(onto)) {
    throw new RebaseCycleError(id, onto);
  }
  ensureHead(graph, onto);
  const applied = line.filter((revision) => entries.has(revision));
  if (applied.length > 0) {
    throw new RebaseAppliedError(id, applied, before[0]);
  }
  // A dependency may close a circle that parents alone do not show.
  void new RevisionGraph([...migrations.values()].map((one) => (one.id === id ? { ...one, parents } : one)));
}

function ensureHead(graph: RevisionGraph, onto: string): void {
  const children = graph.children(onto);
  if (children.length > 0) {
    throw new NotAHeadError(onto, children, 'Name a head with --onto, so that no branch is made.');
  }
}
