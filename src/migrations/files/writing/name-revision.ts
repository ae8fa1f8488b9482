import { randomBytes } from 'node:crypto';

import { InvalidRevisionNameError } from '../../../errors/invalid-revision-name.error.js';
import { RevisionNameTakenError } from '../../../errors/revision-name-taken.error.js';
import { nameProblem } from '../../graph/names.js';
import type { History } from '../../history.js';

/** How a new revision is named and what it needs, beside its parents. */
export interface RevisionOptions {
  /** Its id. Default: 12 random hexadecimal digits. */
  revision?: string;
  /** Names of the branch that starts with it. */
  labels?: readonly string[];
  /** Revisions, or unique beginnings of them, or labels, that have to be applied before it. */
  dependsOn?: readonly string[];
}

/** What {@link RevisionOptions} come to. */
export interface RevisionNames {
  revision: string;
  labels: readonly string[];
  dependsOn: readonly string[];
}

/**
 * Names of a new revision that the history has room for. Dependencies become full ids; labels stay labels.
 *
 * @throws InvalidRevisionNameError, RevisionNameTakenError, UnknownRevisionError, AmbiguousRevisionError
 */
export function nameRevision(
  history: History,
  { revision = randomBytes(6).toString('hex'), labels = [], dependsOn = [] }: RevisionOptions,
): RevisionNames {
  ensureFree(history, 'revision', revision);
  labels.forEach((label, index) => {
    ensureFree(history, 'label', label);
    if (label === revision || labels.indexOf(label) !== index) {
      throw new RevisionNameTakenError('label', label);
    }
  });
  const needed = dependsOn.map((name) => toDependency(history, name));
  return { revision, labels, dependsOn: [...new Set(needed)] };
}

function ensureFree(history: History, kind: 'revision' | 'label', name: string): void {
  const reason = nameProblem(name) ?? separatorProblem(name);
  if (reason !== undefined) {
    throw new InvalidRevisionNameError(kind, name, reason);
  }
  const owner = history.files.find(
    ({ id, labels, replaces = [] }) => id === name || labels.includes(name) || replaces.includes(name),
  );
  if (owner !== undefined) {
    throw new RevisionNameTakenError(kind, name, {
      revision: owner.id,
      file: owner.file,
      replaced: owner.replaces?.includes(name),
    });
  }
}

/** Lists of names in SQL headers and on the command line are separated by these. */
function separatorProblem(name: string): string | undefined {
  return /[\s,]/.test(name) ? 'spaces and commas separate names in a list' : undefined;
}

function toDependency({ graph }: History, name: string): string {
  const { id, labels } = graph.get(name);
  return labels.includes(name) ? name : id;
}
