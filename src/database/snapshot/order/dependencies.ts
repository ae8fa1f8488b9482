/** A row of a catalogue needs another one; `type` is that of `pg_depend`. */
export interface Dependency {
  from: string;
  to: string;
  type: string;
}

/** Objects of PostgreSQL's own are in none of them, but for the schema `public`. */
export const DEPENDENCIES = `
select classid::regclass || '/' || objid as from, refclassid::regclass || '/' || refobjid as to, deptype as type
  from pg_depend
 where objid <> refobjid or classid <> refclassid
 group by 1, 2, 3
 order by 1, 2, 3`;

/** An index of a partitioned table is created after its partitions, or it would be created for them under another name. */
export const AFTER_PARTITIONS = `
select case when k.oid is null then 'pg_class/' || x.indexrelid else 'pg_constraint/' || k.oid end as from,
       'pg_class/' || p.relid as to
  from pg_index x
  join pg_class c on c.oid = x.indrelid and c.relkind = 'p'
  left join pg_constraint k on k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'),
       pg_partition_tree(x.indrelid) p
 where p.relid <> x.indrelid
 order by 1, 2`;

/** A link by which one object is a piece of the other, the strongest first. */
const PIECE = ['e', 'i', 'a', 'P', 'S'];

/** Finds the part that a row of a catalogue is a piece of, such as the table of a default. */
export class PartFinder {
  readonly #whole = new Map<string, Dependency>();
  readonly #found = new Map<string, string | undefined>();

  constructor(
    private readonly parts: ReadonlySet<string>,
    dependencies: readonly Dependency[],
  ) {
    for (const dependency of dependencies.filter(({ type }) => PIECE.includes(type))) {
      const known = this.#whole.get(dependency.from);
      if (known === undefined || PIECE.indexOf(dependency.type) < PIECE.indexOf(known.type)) {
        this.#whole.set(dependency.from, dependency);
      }
    }
  }

  find(row: string): string | undefined {
    if (this.parts.has(row)) {
      return row;
    }
    if (!this.#found.has(row)) {
      // A row that is a piece of itself, by whatever way, is a piece of no part.
      this.#found.set(row, undefined);
      const whole = this.#whole.get(row)?.to;
      this.#found.set(row, whole === undefined ? undefined : this.find(whole));
    }
    return this.#found.get(row);
  }
}
