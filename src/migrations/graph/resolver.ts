import { AmbiguousRevisionError } from '../../errors/ambiguous-revision.error.js';
import { InvalidTargetError } from '../../errors/invalid-target.error.js';
import { MultipleHeadsError } from '../../errors/multiple-heads.error.js';
import { UnknownRevisionError } from '../../errors/unknown-revision.error.js';
import { RESERVED, quote } from './names.js';
import { nearestName } from '../../errors/nearest-name.js';
import { lineage } from './reach.js';
import { spreadLabels } from './spread-labels.js';
import type { RevisionMap } from './revision-map.js';
import type { Revision } from './revision.js';
import type { Target } from './target.js';

/** Finds what the names in a target stand for. */
export class Resolver {
  /** No revision follows them. Alembic: `heads`. */
  readonly heads: readonly Revision[];
  /** No revision follows them or depends on them, so they are what a migrated database is at. Alembic: real heads. */
  readonly realHeads: readonly Revision[];
  readonly bases: readonly Revision[];
  #labels: ReadonlyMap<Revision, readonly string[]> | undefined;

  constructor(readonly map: RevisionMap) {
    this.heads = map.revisions.filter((revision) => revision.children.length === 0);
    this.realHeads = map.revisions.filter((revision) => revision.above.length === 0);
    this.bases = map.revisions.filter((revision) => revision.parents.length === 0);
  }

  /** All that the symbol and branch of a target name, its steps left aside; nothing for a base. */
  resolve(target: Target): readonly Revision[] {
    const branch = this.branchOf(target);
    switch (target.symbol) {
      case undefined:
      case 'base':
        return [];
      case 'head':
        return this.#singleHead(target, branch);
      case 'heads':
        return branch ? this.#headsOn(branch) : this.realHeads;
      default:
        return [branch ? this.#findOn(target, target.symbol, branch) : this.find(target.symbol)];
    }
  }

  /** What {@link resolve} finds where it has to be one revision, or a base. */
  resolveOne(target: Target): Revision | undefined {
    const found = target.symbol === 'head' ? this.#headsOn(this.branchOf(target)) : this.resolve(target);
    if (found.length > 1) {
      throw multipleHeads(target, found);
    }
    return found[0];
  }

  /** The revisions on the branch of a target, or `undefined` where it names none. A misspelt one is always an error. */
  branchOf({ branch }: Target): ReadonlySet<Revision> | undefined {
    return branch === undefined ? undefined : lineage([this.find(branch)]);
  }

  /**
   * An id, a label or a prefix of one.
   *
   * Alembic: a name of up to three characters has to be given in full.
   */
  find(name: string): Revision {
    return this.map.names.get(name) ?? this.#single(name, this.#startingWith(name));
  }

  /** The labels of the branches that hold a revision. */
  labelsOf(revision: Revision): readonly string[] {
    this.#labels ??= spreadLabels(this.map.revisions);
    return this.#labels.get(revision) ?? [];
  }

  #findOn(target: Target, name: string, branch: ReadonlySet<Revision>): Revision {
    const exact = this.map.names.get(name);
    const found = exact ? [[name, exact] as const] : this.#startingWith(name);
    const onBranch = found.filter(([, revision]) => branch.has(revision));
    if (found.length > 0 && onBranch.length === 0) {
      throw notOnBranch(target, name);
    }
    return this.#single(name, onBranch);
  }

  #startingWith(prefix: string): (readonly [string, Revision])[] {
    return [...this.map.names].filter(([name]) => name.length > 3 && name.startsWith(prefix));
  }

  #single(name: string, found: readonly (readonly [string, Revision])[]): Revision {
    const [first] = found;
    if (!first) {
      throw new UnknownRevisionError(name, nearestName(name, [...RESERVED, ...this.map.names.keys()]));
    }
    if (new Set(found.map(([, revision]) => revision)).size > 1) {
      throw new AmbiguousRevisionError(
        name,
        found.map(([candidate]) => candidate),
      );
    }
    return first[1];
  }

  #singleHead(target: Target, branch?: ReadonlySet<Revision>): readonly Revision[] {
    const heads = this.#headsOn(branch);
    if (heads.length > 1) {
      throw multipleHeads(target, heads, target.branch === undefined ? 'heads' : `${target.branch}@heads`);
    }
    return heads;
  }

  #headsOn(branch?: ReadonlySet<Revision>): readonly Revision[] {
    return branch ? this.heads.filter((head) => branch.has(head)) : this.heads;
  }
}

function multipleHeads(target: Target, heads: readonly Revision[], ...others: string[]): MultipleHeadsError {
  const ids = heads.map((head) => head.id);
  const steps = /[+-]\d+$/.exec(target.text)?.[0] ?? '';
  const alternatives = [...ids, ...others].map((name) => quote(name + steps));
  return new MultipleHeadsError(target.text, ids, 'files', alternatives);
}

export function notOnBranch(target: Target, name: string): InvalidTargetError {
  return new InvalidTargetError({
    target: target.text,
    reason: 'not-on-branch',
    problem: `${quote(name)} is not on the branch ${quote(target.branch ?? '')}`,
    remedy: `To name it without a branch: ${quote(name)}. To see what is on which: nest-cmd db:history --verbose`,
  });
}
