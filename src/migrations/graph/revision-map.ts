import { type GraphFault, InvalidGraphError } from '../../errors/invalid-graph.error.js';
import { findCycles } from './find-cycles.js';
import { describe, nameProblem, quote } from './names.js';
import type { RevisionNode } from './revision-node.js';
import { Revision } from './revision.js';

/** The linked revisions in load order, and what each id and label names. */
export interface RevisionMap {
  readonly revisions: readonly Revision[];
  readonly names: ReadonlyMap<string, Revision>;
}

type Report = (revision: Revision, problem: string) => void;
type Names = Map<string, Revision>;

/** @throws InvalidGraphError with all that is wrong with the revisions. */
export function linkRevisions(nodes: readonly RevisionNode[]): RevisionMap {
  const faults: GraphFault[] = [];
  const report: Report = ({ node: { id, file } }, problem) => faults.push({ revision: id, file, problem });

  const names: Names = new Map();
  const revisions = claimIds(nodes, names, report);
  claimLabels(revisions, names, report);
  linkParents(revisions, names, report);
  linkDependencies(revisions, names, report);
  faults.push(...findCycles(revisions));

  if (faults.length > 0) {
    throw new InvalidGraphError(faults);
  }
  return { revisions, names };
}

/**
 * Alembic: a revision that is present twice is no error. Here only where both say the same and are not of two files,
 * since a file that was copied without a new id would never run.
 */
function claimIds(nodes: readonly RevisionNode[], names: Names, report: Report): Revision[] {
  const revisions: Revision[] = [];
  for (const node of nodes) {
    const owner = names.get(node.id);
    if (!owner || !saysTheSame(node, owner.node)) {
      const revision = new Revision(node, revisions.length);
      revisions.push(revision);
      claimId(revision, owner, names, report);
    }
  }
  return revisions;
}

function claimId(revision: Revision, owner: Revision | undefined, names: Names, report: Report): void {
  const { id } = revision;
  if (owner) {
    report(revision, `the revision ${quote(id)} is already declared by ${describe(owner.node)}`);
    return;
  }
  names.set(id, revision);
  const problem = nameProblem(id);
  if (problem !== undefined) {
    report(revision, `the revision ${quote(id)} is not a valid id: ${problem}`);
  }
}

function saysTheSame(a: RevisionNode, b: RevisionNode): boolean {
  return contentOf(a) === contentOf(b);
}

function contentOf({ parents, dependsOn, labels, file }: RevisionNode): string {
  return JSON.stringify([parents, dependsOn, labels, file]);
}

function claimLabels(revisions: readonly Revision[], names: Names, report: Report): void {
  for (const revision of revisions) {
    for (const label of revision.node.labels) {
      claimLabel(revision, label, names, report);
    }
  }
}

function claimLabel(revision: Revision, label: string, names: Names, report: Report): void {
  const owner = names.get(label);
  if (owner) {
    const kind = owner.id === label ? 'the id' : 'a label';
    report(revision, `the label ${quote(label)} is already ${kind} of ${describe(owner.node)}`);
    return;
  }
  names.set(label, revision);
  const problem = nameProblem(label);
  if (problem !== undefined) {
    report(revision, `the label ${quote(label)} is not valid: ${problem}`);
  }
}

function linkParents(revisions: readonly Revision[], names: Names, report: Report): void {
  for (const revision of revisions) {
    for (const id of revision.node.parents) {
      const parent = names.get(id);
      if (parent?.id !== id) {
        const hint = parent ? `; it is a label, and its revision is ${quote(parent.id)}` : '';
        report(
          revision,
          `its parent ${quote(id)} does not exist; the full id of a revision is expected${hint}`,
        );
      } else if (parent === revision) {
        report(revision, 'it is its own parent');
      } else {
        revision.follow(parent);
      }
    }
  }
}

function linkDependencies(revisions: readonly Revision[], names: Names, report: Report): void {
  for (const revision of revisions) {
    for (const name of revision.node.dependsOn) {
      const dependency = names.get(name);
      if (dependency === revision) {
        report(revision, `it depends on itself${name === revision.id ? '' : ` by its label ${quote(name)}`}`);
      } else if (dependency) {
        revision.dependOn(dependency);
      } else {
        report(revision, `it depends on ${quote(name)}, which is neither a full id nor a label`);
      }
    }
  }
}
