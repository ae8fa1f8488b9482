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

/** @throws InvalidGraphError with all that is wrong with the revisions. */
export function linkRevisions(nodes: readonly RevisionNode[]): RevisionMap {
  const faults: GraphFault[] = [];
  const report: Report = ({ node: { id, file } }, problem) => faults.push({ revision: id, file, problem });

  const revisions = withoutRepeated(nodes).map((node, position) => new Revision(node, position));
  const ids = claimIds(revisions, report);
  const names = claimLabels(revisions, ids, report);
  linkParents(revisions, ids, names, report);
  linkDependencies(revisions, names, report);
  faults.push(...findCycles(new Set(revisions)));

  if (faults.length > 0) {
    throw new InvalidGraphError(faults);
  }
  return { revisions, names };
}

/**
 * Alembic: a revision that is present twice is no error. Here only where both say the same and are not of two files,
 * since a file that was copied without a new id would never run.
 */
function withoutRepeated(nodes: readonly RevisionNode[]): RevisionNode[] {
  const first = new Map<string, RevisionNode>();
  return nodes.filter((node) => {
    const owner = first.get(node.id);
    first.set(node.id, owner ?? node);
    return owner === undefined || !saysTheSame(node, owner);
  });
}

function saysTheSame(a: RevisionNode, b: RevisionNode): boolean {
  return contentOf(a) === contentOf(b);
}

function contentOf({ parents, dependsOn, labels, file }: RevisionNode): string {
  return JSON.stringify([parents, dependsOn, labels, file]);
}

function claimIds(revisions: readonly Revision[], report: Report): Map<string, Revision> {
  const ids = new Map<string, Revision>();
  for (const revision of revisions) {
    const owner = ids.get(revision.id);
    const problem = owner
      ? `the revision ${quote(revision.id)} is already declared by ${describe(owner.node)}`
      : prefixed(`the revision ${quote(revision.id)} is not a valid id: `, nameProblem(revision.id));
    if (problem !== undefined) {
      report(revision, problem);
    }
    if (!owner) {
      ids.set(revision.id, revision);
    }
  }
  return ids;
}

function claimLabels(
  revisions: readonly Revision[],
  ids: ReadonlyMap<string, Revision>,
  report: Report,
): Map<string, Revision> {
  const names = new Map(ids);
  for (const revision of revisions) {
    for (const label of revision.node.labels) {
      const owner = names.get(label);
      const problem = owner
        ? `the label ${quote(label)} is already ${ids.has(label) ? 'the id' : 'a label'} of ${describe(owner.node)}`
        : prefixed(`the label ${quote(label)} is not valid: `, nameProblem(label));
      if (problem !== undefined) {
        report(revision, problem);
      }
      names.set(label, owner ?? revision);
    }
  }
  return names;
}

function linkParents(
  revisions: readonly Revision[],
  ids: ReadonlyMap<string, Revision>,
  names: ReadonlyMap<string, Revision>,
  report: Report,
): void {
  for (const revision of revisions) {
    for (const id of revision.node.parents) {
      const parent = ids.get(id);
      if (parent === revision) {
        report(revision, 'it is its own parent');
      } else if (parent) {
        revision.follow(parent);
      } else {
        const meant = names.get(id);
        const hint = meant ? `; it is a label, and its revision is ${quote(meant.id)}` : '';
        report(
          revision,
          `its parent ${quote(id)} does not exist; the full id of a revision is expected${hint}`,
        );
      }
    }
  }
}

function linkDependencies(
  revisions: readonly Revision[],
  names: ReadonlyMap<string, Revision>,
  report: Report,
): void {
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

function prefixed(prefix: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : prefix + text;
}
