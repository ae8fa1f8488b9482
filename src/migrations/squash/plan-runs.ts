import type { KeptReason } from './kept-reason.js';

/** A revision as its replay has shown it. */
export interface ReplayedRevision {
  id: string;
  /** What it stands on, as ids. */
  below: readonly string[];
  /** Why it has to stay as it is, wherever it comes. */
  kept?: KeptReason;
  /** Why it can't be a part of what is not a snapshot of the schema. */
  unfit?: KeptReason;
}

export interface RevisionRun {
  /** In order. */
  members: readonly string[];
  /** Whether the schema after them is all that there is: they begin with an empty database and are alone. */
  isSnapshot: boolean;
}

export interface FoldPlan {
  runs: readonly RevisionRun[];
  kept: ReadonlyMap<string, KeptReason>;
}

/**
 * Which of the revisions, given in the order in which they run, are folded together: those between two that are kept, as far as
 * one stands on the other.
 */
export function planRuns(revisions: readonly ReplayedRevision[]): FoldPlan {
  const kept = new Map<string, KeptReason>();
  const runs: RevisionRun[] = [];
  const start = firstRun(revisions);
  const isWhole = connectedParts(start).length <= 1;
  const keep = ({ id }: ReplayedRevision, reason: KeptReason) => void kept.set(id, reason);
  const take = (members: readonly ReplayedRevision[], isSnapshot: boolean) => {
    for (const part of connectedParts(members)) {
      const [first, second] = part;
      if (first !== undefined && second === undefined) {
        keep(first, 'alone');
      } else if (first !== undefined) {
        runs.push({ members: part.map(({ id }) => id), isSnapshot });
      }
    }
  };
  if (isWhole) {
    take(start, true);
  }
  let members: ReplayedRevision[] = [];
  for (const revision of isWhole ? revisions.slice(start.length) : revisions) {
    const reason = revision.kept ?? revision.unfit;
    if (reason === undefined) {
      members.push(revision);
    } else {
      take(members, false);
      members = [];
      keep(revision, reason);
    }
  }
  take(members, false);
  return { runs, kept };
}

function firstRun(revisions: readonly ReplayedRevision[]): readonly ReplayedRevision[] {
  const end = revisions.findIndex(({ kept }) => kept !== undefined);
  return end === -1 ? revisions : revisions.slice(0, end);
}

/** The revisions in groups of which each hangs together, each in order. */
function connectedParts(revisions: readonly ReplayedRevision[]): ReplayedRevision[][] {
  const groupOf = new Map<string, Set<ReplayedRevision>>();
  for (const revision of revisions) {
    const group = new Set([revision]);
    for (const below of revision.below) {
      groupOf.get(below)?.forEach((other) => group.add(other));
    }
    group.forEach(({ id }) => groupOf.set(id, group));
  }
  return [...new Set(groupOf.values())].map((group) => revisions.filter((one) => group.has(one)));
}
