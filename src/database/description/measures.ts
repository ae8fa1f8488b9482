/** How much a table takes, its partitions included. Sizes are in bytes. */
export interface TableMeasures {
  /** How many partitions hold its rows; 0 where it has none. */
  partitions: number;
  /** What the statistics say, be they out of date; null where there are none yet. */
  rows: number | null;
  /** Of its rows, with what is stored out of line. */
  size: number;
  indexSize: number;
  indexes: number;
}

/** A lateral join that measures the relation `c`: itself and its partitions, whatever their schema. */
export const MEASURED = `
cross join lateral (
  select (count(*) filter (where m.oid <> c.oid and m.relkind <> 'p'))::int as partitions,
         case when not coalesce(bool_or(m.relkind <> 'p' and m.reltuples < 0
                                        and (m.relkind = 'f' or pg_relation_size(m.oid) > 0)), false)
              then coalesce(sum(greatest(m.reltuples, 0)) filter (where m.relkind <> 'p'), 0)::float8
         end as rows,
         coalesce(sum(pg_table_size(m.oid)), 0)::float8 as size,
         coalesce(sum(pg_indexes_size(m.oid)), 0)::float8 as index_size
    from (select c.oid union select relid from pg_partition_tree(c.oid)) as member (oid)
    join pg_class m on m.oid = member.oid
) as measured`;

export const MEASURES = `
measured.partitions, measured.rows, measured.size, measured.index_size as "indexSize",
(select count(*)::int from pg_index i where i.indrelid = c.oid) as indexes`;
