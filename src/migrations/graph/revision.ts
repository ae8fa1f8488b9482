import type { RevisionNode } from './revision-node.js';

/** A revision that is linked to its neighbours. Without a repeated link, whatever its file repeats. */
export class Revision {
  readonly id: string;
  /** What it follows; `+N`, `-N`, heads and branches look at nothing else. */
  readonly parents: Revision[] = [];
  readonly children: Revision[] = [];
  /** The parents, then what it depends on: all that has to be applied before it. */
  readonly below: Revision[] = [];
  /** The mirror image of `below`. */
  readonly above: Revision[] = [];

  constructor(
    readonly node: RevisionNode,
    /** The place in the load order, which decides ties. */
    readonly position: number,
  ) {
    this.id = node.id;
  }

  follow(parent: Revision): void {
    link(this.parents, parent.children, this, parent);
    this.dependOn(parent);
  }

  dependOn(other: Revision): void {
    link(this.below, other.above, this, other);
  }
}

function link(down: Revision[], up: Revision[], from: Revision, to: Revision): void {
  if (!down.includes(to)) {
    down.push(to);
    up.push(from);
  }
}
