import { type BaselineNode, isBaseline, type ReplacingNode } from './replacing-node.js';

/** Looks up which revisions are declared, and what those that are baselines stand for. */
export class Baselines<T extends ReplacingNode = ReplacingNode> {
  readonly nodes: ReadonlyMap<string, T>;
  /** In load order. */
  readonly all: ReadonlyMap<string, BaselineNode<T>>;
  readonly #expansions = new Map<string, ReadonlySet<string>>();

  constructor(nodes: readonly T[]) {
    // Of several that declare one id the first counts, until the graph reports them.
    this.nodes = new Map(nodes.toReversed().map((node) => [node.id, node]));
    this.all = new Map(nodes.filter(isBaseline).map((node) => [node.id, node]));
  }

  /** What a revision replaces by its own words; nothing where it is no baseline. */
  replacedBy(id: string): readonly string[] {
    return this.all.get(id)?.replaces ?? [];
  }

  /** What it replaces, and what that replaces in its turn. */
  expand(id: string): ReadonlySet<string> {
    const known = this.#expansions.get(id);
    if (known !== undefined) {
      return known;
    }
    const expansion = new Set<string>();
    const open = [...this.replacedBy(id)];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (!expansion.has(next)) {
        expansion.add(next);
        open.push(...this.replacedBy(next));
      }
    }
    this.#expansions.set(id, expansion);
    return expansion;
  }

  /** Of what a baseline replaces, that which nothing else of it stands on. */
  headsOf(id: string): readonly string[] {
    const members = new Set(this.replacedBy(id));
    const stoodOn = new Set([...members].flatMap((member) => [...this.below(member)]));
    return [...members].filter((member) => !this.#standsIn(member, stoodOn));
  }

  /** The ids that a revision names as what it stands on; labels among them are left as they are. */
  below(id: string): readonly string[] {
    const node = this.nodes.get(id);
    return node === undefined ? [] : [...node.parents, ...node.dependsOn];
  }

  /** Whether it, or something that it replaces, is one of these. */
  #standsIn(id: string, ids: ReadonlySet<string>): boolean {
    return ids.has(id) || [...this.expand(id)].some((replaced) => ids.has(replaced));
  }
}
