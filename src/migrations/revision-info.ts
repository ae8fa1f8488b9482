import type { GraphNode, GraphState } from './drawing/index.js';
import type { History, RevisionState } from './history.js';
import { describeStatus, type RevisionStatus } from './migration-status.js';

/** A revision with its place in the graph. */
export interface RevisionInfo {
  revision: string;
  name: string;
  /** Null where no file declares it any more. */
  file: string | null;
  parents: readonly string[];
  /** Ids or labels of other branches. */
  dependsOn: readonly string[];
  /** What it stands for, as a baseline. */
  replaces: readonly string[];
  /** The branch labels that it carries itself. */
  labels: readonly string[];
  /** The branches that it is on: its own labels and those that spread to it. */
  branches: readonly string[];
  /** The revisions that have it as a parent. */
  children: readonly string[];
  isHead: boolean;
  /** What the database says of it; null where it was not asked. */
  database: RevisionInDatabase | null;
}

export interface RevisionInDatabase extends Omit<RevisionStatus, 'revision' | 'name' | 'file'> {
  /** Whether it is one of the heads of what is applied. */
  isCurrent: boolean;
}

/** Describes a revision of the files or, where its file is gone, of the ledger. */
export function describeRevision(history: History, revision: string, asked: boolean): RevisionInfo {
  const { graph, migrations } = history;
  const migration = migrations.get(revision);
  const { name, file } = describeStatus(history, revision);
  const children = migration === undefined ? [] : graph.children(revision);
  return {
    revision,
    name,
    file,
    parents: migration?.parents ?? [],
    dependsOn: migration?.dependsOn ?? [],
    replaces: migration?.replaces ?? [],
    labels: migration?.labels ?? [],
    branches: migration === undefined ? [] : graph.labels(revision),
    children,
    isHead: migration !== undefined && children.length === 0,
    database: asked ? describeInDatabase(history, revision) : null,
  };
}

/** An applied revision without a file counts as current: nothing here says what is built on it. */
function describeInDatabase(history: History, revision: string): RevisionInDatabase {
  const { revision: _revision, name: _name, file: _file, ...status } = describeStatus(history, revision);
  const isCurrent = status.state === 'missing' || history.current.includes(revision);
  return { ...status, isCurrent };
}

/** What the drawings of the graph show of a revision. */
export function toGraphNode(info: RevisionInfo): GraphNode {
  const { revision, name, parents, dependsOn, labels, isHead, database } = info;
  return { id: revision, name, parents, dependsOn, labels, isHead, state: drawnState(database?.state) };
}

/** A drawing has only what a plan would see: one that has changed is applied, one that is deleted has no file. */
function drawnState(state: RevisionState = 'pending'): GraphState {
  switch (state) {
    case 'changed':
      return 'applied';
    case 'deleted':
      return 'missing';
    default:
      return state;
  }
}
