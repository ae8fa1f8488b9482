import { quoteLiteral } from '../../operations/literal.js';
import type { HeldLock } from '../held-lock.js';
import { peek } from './peek.js';

interface WrittenTable {
  id: string;
  name: string;
  bytes: number;
}

/** The first oid that no object of the system has. */
const FIRST_USER_OID = 16_384;

/** How many tables are looked at. */
const MOST_TABLES = 20;

/** The growth of the tables that a statement writes. */
export class TableGrowth {
  readonly #first = new Map<string, number>();

  constructor(
    private readonly lock: HeldLock,
    private readonly backend: number,
  ) {}

  /** The table that has grown most since it was first looked at; none where none has. */
  async read(): Promise<{ table?: string; grownBytes?: number }> {
    const grown = (await this.#written()).map(({ id, name, bytes }) => {
      const first = this.#first.get(id) ?? bytes;
      this.#first.set(id, first);
      return { table: name, grownBytes: bytes - first };
    });
    return (
      grown.filter(({ grownBytes }) => grownBytes > 0).toSorted((a, b) => b.grownBytes - a.grownBytes)[0] ??
      {}
    );
  }

  /** To ask the size of a table takes a lock that `access exclusive` keeps out: such tables are left out. */
  async #written(): Promise<WrittenTable[]> {
    return peek<WrittenTable>(
      this.lock,
      `with held as (
         select relation, array_agg(mode) as modes from pg_locks
          where locktype = 'relation' and granted and pid = ${quoteLiteral(this.backend)}::int
            and database = (select oid from pg_database where datname = current_database())
            and relation >= ${FIRST_USER_OID}
          group by relation)
       select relation::text as id, relation::regclass::text as name,
              coalesce(pg_table_size(relation), 0)::float8 as bytes
         from held join pg_class on oid = relation
        where relkind in ('r', 'm') and not 'AccessExclusiveLock' = any (modes)
          and modes && array['RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock']
        order by bytes desc limit ${MOST_TABLES}`,
    );
  }
}
