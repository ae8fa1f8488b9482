import { MultipleHeadsError } from '../../errors/multiple-heads.error.js';
import { type Applied, toIds } from './applied.js';
import { quote } from './names.js';
import { maximal } from './reach.js';
import type { Resolver } from './resolver.js';
import type { Revision } from './revision.js';
import type { RelativeTarget } from './target.js';

/**
 * The applied revision from which `+N`, `-N`, `branch@+N` or `branch@-N` is counted, or `undefined` where nothing is
 * applied there.
 *
 * Alembic: of a branch it is the applied head; where another branch depends on that, the newest applied of the branch.
 *
 * @throws MultipleHeadsError where it could be several. Alembic picks one for `-N`, by chance.
 */
export function relativeStart(
  resolver: Resolver,
  target: RelativeTarget,
  applied: Applied,
): Revision | undefined {
  const branch = resolver.branchOf(target);
  const starts = branch ? startsOnBranch(applied, branch) : applied.heads;
  if (starts.length > 1) {
    throw new MultipleHeadsError(
      target.text,
      toIds(starts),
      'database',
      alternatives(resolver, target, starts),
    );
  }
  return starts[0];
}

function startsOnBranch({ heads, all }: Applied, branch: ReadonlySet<Revision>): readonly Revision[] {
  const onBranch = heads.filter((head) => branch.has(head));
  return onBranch.length > 0
    ? onBranch
    : maximal(new Set([...all].filter((revision) => branch.has(revision))));
}

/** The same steps, counted on a branch: by the label that only this one of the starts carries, else by its id. */
function alternatives(resolver: Resolver, { steps }: RelativeTarget, starts: readonly Revision[]): string[] {
  const labels = starts.map((start) => resolver.labelsOf(start));
  const own = starts.map((start, i) => {
    const label = labels[i]?.find((name) => labels.every((others, j) => j === i || !others.includes(name)));
    return label ?? start.id;
  });
  return own.map((name) => quote(`${name}@${steps > 0 ? '+' : ''}${steps}`));
}
