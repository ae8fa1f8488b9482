import type { ForeignKey, TableFacts } from './table-facts.js';

/** The tables of a database and what ties them together. */
export class TableMap {
  readonly #tables: ReadonlyMap<number, TableFacts>;
  readonly #parents = new Map<number, number[]>();
  readonly #referrers = new Map<number, number[]>();

  /** @param foreignKeys those that hold while rows are taken away; none where they do not. */
  constructor(tables: readonly TableFacts[], foreignKeys: readonly ForeignKey[]) {
    this.#tables = new Map(tables.map((table) => [table.oid, table]));
    tables.forEach(({ oid, children }) => children.forEach((child) => add(this.#parents, child, oid)));
    foreignKeys.forEach(({ child, parent }) => add(this.#referrers, parent, child));
  }

  get(oid: number): TableFacts | undefined {
    return this.#tables.get(oid);
  }

  /** The tables that hold rows and that a write to these may have reached: a write to a partitioned table, its partitions. */
  reachedFrom(written: Iterable<number>): TableFacts[] {
    return this.#known(reach(written, (oid) => this.#tables.get(oid)?.children ?? [])).filter(
      ({ holdsRows }) => holdsRows,
    );
  }

  /** With the tables whose rows refer to theirs, as far as they have rows that stay. */
  withReferrers(tables: readonly TableFacts[], hasRows: (oid: number) => boolean): TableFacts[] {
    const refer = (oid: number) => this.#referring(oid).filter(hasRows);
    return this.#known(
      reach(
        tables.map(({ oid }) => oid),
        refer,
      ),
    );
  }

  #referring(oid: number): number[] {
    const named = reach([oid], (child) => this.#parents.get(child) ?? []);
    const referrers = [...named].flatMap((parent) => this.#referrers.get(parent) ?? []);
    return this.reachedFrom(referrers).map((table) => table.oid);
  }

  #known(oids: Iterable<number>): TableFacts[] {
    return [...oids].flatMap((oid) => this.#tables.get(oid) ?? []);
  }
}

function add(map: Map<number, number[]>, from: number, to: number): void {
  map.set(from, [...(map.get(from) ?? []), to]);
}

/** All that can be reached, each once, in the order of the way. */
function reach(start: Iterable<number>, next: (oid: number) => readonly number[]): Set<number> {
  const found = new Set(start);
  for (const oid of found) {
    next(oid).forEach((to) => found.add(to));
  }
  return found;
}
