import type { RevisionNode } from './revision-node.js';

/** A revision that is linked to its neighbours: once to each, however often its file names it. */
export class Revision {
  readonly id: string;
  /** What it follows; `+N`, `-N`, heads and branches look at nothing else. */
  parents: Revision[] = [];
  children: Revision[] = [];
  /** The parents, then what it depends on: all that has to be applied before it. */
  below: Revision[] = [];
  /** The mirror image of `below`. */
  above: Revision[] = [];

  constructor(
    readonly node: RevisionNode,
    /** The place in the load order, which decides ties. */
    readonly position: number,
  ) {
    this.id = node.id;
  }

  follow(parent: Revision): void {
    if (!this.parents.includes(parent)) {
      this.parents = append(this.parents, parent);
      parent.children = append(parent.children, this);
      this.dependOn(parent);
    }
  }

  dependOn(other: Revision): void {
    if (!this.below.includes(other)) {
      this.below = append(this.below, other);
      other.above = append(other.above, this);
    }
  }
}

/** Most lists hold one item, and a literal takes no more room than that, while the first `push` reserves a lot. */
function append(list: Revision[], item: Revision): Revision[] {
  if (list.length === 0) {
    return [item];
  }
  list.push(item);
  return list;
}
