import type { History } from './history.js';
import { describeStatus, type RevisionStatus } from './migration-status.js';

/** A revision with its place in the graph. */
export interface RevisionInfo extends RevisionStatus {
  parents: readonly string[];
  /** Ids or labels of other branches. */
  dependsOn: readonly string[];
  /** The branch labels that it carries itself. */
  labels: readonly string[];
  /** The branches that it is on: its own labels and those that spread to it. */
  branches: readonly string[];
  /** The revisions that have it as a parent. */
  children: readonly string[];
  isHead: boolean;
  /** Whether it is one of the heads of what is applied. */
  isCurrent: boolean;
}

/** Describes a revision of the files or, where its file is gone, of the ledger. */
export function describeRevision(history: History, revision: string): RevisionInfo {
  const { graph, migrations, current } = history;
  const migration = migrations.get(revision);
  const children = migration === undefined ? [] : graph.children(revision);
  return {
    ...describeStatus(history, revision),
    parents: migration?.parents ?? [],
    dependsOn: migration?.dependsOn ?? [],
    labels: migration?.labels ?? [],
    branches: migration === undefined ? [] : graph.labels(revision),
    children,
    isHead: migration !== undefined && children.length === 0,
    isCurrent: migration === undefined || current.includes(revision),
  };
}
