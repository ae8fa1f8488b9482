import { ensureReferencesFound } from './ensure-references-found.js';
import { ambiguousTarget, compute, isWithin } from './resolve-rows.js';
import { primarySlots } from './sql/expressions.js';
import { type LookupBase, LookupJoin, type Tables } from './sql/lookup-join.js';
import type { Relation } from './staging-layout.js';
import type { Staging } from './staging.js';

/**
 * Finds rows that refer to rows of the same table: first among those that are declared, for which all of them get their
 * primary keys ahead, and then, unless they are to be removed, among those of the table.
 *
 * @throws MissingReferenceError, DuplicateReferenceError
 */
export async function resolveWithin(staging: Staging, tables: Tables): Promise<void> {
  const relations = staging.layout.relations.filter(
    (relation) => relation.lookups.size > 0 && isWithin(relation, staging),
  );
  if (relations.length === 0) {
    return;
  }
  await assignPrimaryKeys(staging);
  const isSync = staging.mode === 'sync';
  for (const relation of relations) {
    await find(staging, relation, tables, (alias) => declaredBase(staging, alias));
    if (!isSync) {
      await find(staging, relation, tables);
    }
  }
  await ensureReferencesFound(staging, relations, isSync);
}

/** Those of rows to be added that have none, from the default of the column. */
async function assignPrimaryKeys(staging: Staging): Promise<void> {
  const { em, names } = staging;
  for (const { index, column, counts } of primarySlots(staging)) {
    if (column.default !== null) {
      await em.execute(
        `update ${names.rows} r set c${index} = made.value, given = overlay(r.given placing 'd' from ${index} for 1)
           from (select row, ${column.default} as value
                   from (select row from ${names.rows}
                          where p1 is null and substr(given, ${index}, 1) = '-' order by row) open) made
          where made.row = r.row`,
      );
      counts.default = staging.count - counts.given;
    }
  }
}

/** The declared rows, by the names of the table's columns. */
function declaredBase(staging: Staging, alias: string): LookupBase {
  const primary = primarySlots(staging);
  return {
    sql: `${staging.names.rows} ${alias}`,
    conditions: [],
    column(name) {
      const slot = staging.layout.find(name);
      if (slot === undefined) {
        return 'null';
      }
      const own = `${alias}.c${slot.index}`;
      const place = primary.indexOf(slot);
      return place < 0 ? own : `coalesce(${alias}.p${place + 1}, ${own})`;
    },
  };
}

async function find(
  staging: Staging,
  relation: Relation,
  tables: Tables,
  base?: (alias: string) => LookupBase,
): Promise<void> {
  const { em, names } = staging;
  for (const lookup of relation.lookups.values()) {
    const join = new LookupJoin(relation, lookup, tables, 's');
    const values = relation.slots.map((slot) => `${join.value(slot.column.name, base)} as c${slot.index}`);
    const isOpen = relation.slots.map(({ index }) => `s.c${index} is null`).join(' and ');
    const found = `select s.row, ${values.join(', ')} from ${names.rows} s ${join.sql('join', base)} where ${isOpen}`;
    const looked = `${names.rows}_${relation.index}`;
    await compute(staging, tables, `create temporary table ${looked} on commit drop as ${found}`);
    const several = await em.execute<{ row: string }[]>(
      `select row from ${looked} group by row having count(*) > 1 order by row limit 10`,
    );
    if (several.length > 0) {
      throw await ambiguousTarget(
        staging,
        relation,
        several.map(({ row }) => Number(row)),
      );
    }
    const sets = relation.slots.map(({ index }) => `c${index} = found.c${index}`).join(', ');
    await em.execute(`update ${names.rows} r set ${sets} from ${looked} found where r.row = found.row`);
    await em.execute(`drop table ${looked}`);
  }
}
