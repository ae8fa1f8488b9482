import { DuplicateReferenceError } from '../../errors/duplicate-reference.error.js';
import { InvalidReferenceError } from '../../errors/invalid-reference.error.js';
import { showRow } from '../../errors/show-reference.js';
import { ensureReferencesFound } from './ensure-references-found.js';
import { findUnfit } from './find-unfit.js';
import { withSavepoint } from '../../database/in-transaction.js';
import { showLookupKey } from './lookup.js';
import { column, jsonOf, ofEntity, primarySlots, stagedValue } from './sql/expressions.js';
import { LookupJoin, type Tables } from './sql/lookup-join.js';
import type { Relation, Slot } from './staging-layout.js';
import type { Staging } from './staging.js';

/**
 * Makes a second temporary table of the lines, with the relations found and, as `p1` and on, the primary key of the
 * row of the table that each is: null for those that are to be added.
 *
 * @throws MissingReferenceError, DuplicateReferenceError, InvalidReferenceError
 */
export async function resolveRows(staging: Staging, tables: Tables): Promise<void> {
  const { em, names } = staging;
  await compute(staging, tables, resolveStatement(staging, tables));
  await em.execute(`analyze ${names.rows}`);
  await ensureOneEach(staging);
  const now = staging.layout.relations.filter((relation) => !isWithin(relation, staging));
  await ensureReferencesFound(staging, now, false);
  await ensureKeysDiffer(staging);
  await ensurePrimaryKeysStay(staging);
}

/** @throws ReferenceValueError */
export async function compute(staging: Staging, tables: Tables, statement: string): Promise<void> {
  const { em } = staging;
  try {
    await withSavepoint(em, 'siskin_reference_compute', () => em.execute(statement));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw (await findUnfit(staging, tables, reason, error)) ?? error;
  }
}

/** Whether a relation may lead to rows that are declared in the same call. */
export function isWithin({ property, slots }: Relation, { meta, key }: Staging): boolean {
  return property.targetMeta?.root === meta.root && !slots.some((slot) => key.includes(slot));
}

function resolveStatement(staging: Staging, tables: Tables): string {
  const { layout, names, table, key } = staging;
  const lookups = layout.relations
    .filter((relation) => !isWithin(relation, staging))
    .flatMap((relation) =>
      [...relation.lookups.values()].map((lookup) => new LookupJoin(relation, lookup, tables, 's')),
    );
  const value = (slot: Slot) => valueOf(slot, staging, lookups);
  const isThere = key.map((slot) => `${column(slot)} = ${value(slot)}`).join(' and ');
  const columns = [
    's.row',
    's.given',
    ...layout.slots.map((slot) => `${value(slot)} as c${slot.index}`),
    ...layout.relations.map(({ index }) => `s.l${index}, s.k${index}`),
    ...primarySlots(staging).map((slot, i) => `${column(slot)} as p${i + 1}`),
  ];
  return (
    `create temporary table ${names.rows} on commit drop as select ${columns.join(', ')} from ${names.lines} s ` +
    `${lookups.map((lookup) => lookup.sql('left join')).join(' ')} left join ${table.sql} t on ${isThere}${ofEntity(staging)}`
  );
}

function valueOf(slot: Slot, { em, layout }: Staging, lookups: readonly LookupJoin[]): string {
  const relation = layout.relationOf(slot);
  const found = lookups.filter((lookup) => lookup.relation === relation);
  const own = stagedValue(slot, em.getPlatform());
  return found.length === 0
    ? own
    : `coalesce(${[own, ...found.map((lookup) => lookup.value(slot.column.name))].join(', ')})`;
}

/** A key that several rows have, be it that of a relation, makes several of one line. */
async function ensureOneEach(staging: Staging): Promise<void> {
  const { em, names, count, layout } = staging;
  const [found] = await em.execute<{ count: string }[]>(`select count(*) as count from ${names.rows}`);
  if (Number(found?.count) === count) {
    return;
  }
  for (const relation of layout.relations) {
    await ensureOneTarget(staging, relation);
  }
  const first = primarySlots(staging).map((_, i) => `p${i + 1}`);
  throw (
    (await duplicate(staging, 'table', staging.table.name, `count(distinct (${first.join(', ')})) > 1`)) ??
    new TypeError('Rows multiplied.')
  );
}

async function ensureOneTarget(staging: Staging, relation: Relation): Promise<void> {
  const { em, names } = staging;
  const values = relation.slots.map(({ index }) => `c${index}`).join(', ');
  const rows = await em.execute<{ row: string }[]>(
    `select row from ${names.rows} where l${relation.index} is not null
      group by row having count(distinct (${values})) > 1 order by row limit 10`,
  );
  if (rows.length > 0) {
    throw await ambiguousTarget(
      staging,
      relation,
      rows.map(({ row }) => Number(row)),
    );
  }
}

/** @param rows those that name it. */
export async function ambiguousTarget(
  staging: Staging,
  { index, lookups, path, property }: Relation,
  rows: readonly number[],
): Promise<DuplicateReferenceError> {
  const { em, meta, names, source } = staging;
  const found = await em.execute<{ row: string; id: number; texts: string[] }[]>(
    `select row, l${index} as id, k${index} as texts from ${names.lines} where row in (${rows.join(', ')}) order by row`,
  );
  const keys = found.map(({ row, id, texts }) => {
    const lookup = [...lookups.values()].find((lookup) => lookup.id === id);
    return { key: lookup === undefined ? {} : showLookupKey(lookup, texts), rows: [Number(row)] };
  });
  return new DuplicateReferenceError({
    entity: meta.className,
    ...(source === undefined ? {} : { source }),
    place: 'relation',
    table: property.targetMeta?.tableName ?? property.type,
    property: path,
    keys,
  });
}

async function ensureKeysDiffer(staging: Staging): Promise<void> {
  const error = await duplicate(staging, 'declared', staging.table.name, 'count(*) > 1');
  if (error !== undefined) {
    throw error;
  }
}

async function duplicate(
  staging: Staging,
  place: 'declared' | 'table',
  table: string,
  having: string,
): Promise<DuplicateReferenceError | undefined> {
  const { em, key, meta, names, source } = staging;
  const columns = key.map(({ index }) => `c${index}`).join(', ');
  const several = `select ${columns} from ${names.rows} group by ${columns} having ${having} order by min(row) limit 10`;
  const found = await em.execute<{ key: Record<string, unknown>; rows: string[] }[]>(
    `select ${jsonOf(key.map((slot) => ({ slot, value: `c${slot.index}` })))} as key,
            (array_agg(distinct row order by row))[1:11]::text[] as rows
       from ${names.rows} where (${columns}) in (${several}) group by ${columns} order by min(row)`,
  );
  if (found.length === 0) {
    return undefined;
  }
  const keys = found.map(({ key, rows }) => ({ key, rows: rows.map(Number) }));
  const from = source === undefined ? {} : { source };
  return new DuplicateReferenceError({ entity: meta.className, ...from, place, table, keys });
}

/** Rows elsewhere refer to primary keys, and need not do so by a foreign key. */
async function ensurePrimaryKeysStay(staging: Staging): Promise<void> {
  const { em, key, meta, names, source } = staging;
  const declared = primarySlots(staging)
    .map((slot, i) => ({
      slot,
      differs: `substr(given, ${slot.index}, 1) = 'g' and c${slot.index} <> p${i + 1}`,
    }))
    .filter(({ slot }) => slot.counts.given > 0 && !key.includes(slot));
  if (declared.length === 0) {
    return;
  }
  const condition = declared.map(({ differs }) => `(${differs})`).join(' or ');
  const [found] = await em.execute<{ row: string }[]>(
    `select row from ${names.rows} where p1 is not null and (${condition}) order by row limit 1`,
  );
  if (found !== undefined) {
    const row = Number(found.row);
    const properties = declared.map(({ slot }) => slot.path).join(', ');
    throw new InvalidReferenceError({
      entity: meta.className,
      reason: 'changedPrimaryKey',
      problem: `${showRow(row, source)} for ${meta.className} declares another primary key (${properties}) than the row of this natural key has.`,
      remedy: `Leave ${properties} out, or name it in \`by\`; to change a primary key, write a migration.`,
      row,
      ...(source === undefined ? {} : { source }),
    });
  }
}
