import { escapeIdentifier } from 'pg';

import { ReferencedRowsError, type ReferringRows } from '../../errors/referenced-rows.error.js';
import { type IncomingKey, readIncomingKeys } from './incoming-keys.js';
import { column, isGiven, isSameRow, jsonOf, ofEntity, primarySlots } from './sql/expressions.js';
import type { Staging } from './staging.js';

const SHOWN = 100;

/**
 * Notes the rows that are not declared, and locks them, so that nobody can begin to refer to them.
 *
 * @throws ReferencedRowsError where a row that stays refers to one of them.
 */
export async function findDoomed(staging: Staging): Promise<void> {
  const { em, names, table } = staging;
  const keys = primarySlots(staging);
  const isDeclared = `exists (select from ${names.rows} r where ${isSameRow(staging, 'r')})`;
  await em.execute(
    `create temporary table ${names.doomed} on commit drop as
     select ${keys.map((slot, i) => `${column(slot)} as p${i + 1}`).join(', ')}
       from ${table.sql} t where not ${isDeclared}${ofEntity(staging)} for update of t`,
  );
  await em.execute(`analyze ${names.doomed}`);
  await ensureNotReferenced(staging);
}

async function ensureNotReferenced(staging: Staging): Promise<void> {
  const referred = new Map<string, { key: Record<string, unknown>; referredToBy: ReferringRows[] }>();
  for (const incoming of await readIncomingKeys(staging)) {
    for (const { id, key, count } of await findReferring(staging, incoming)) {
      const row = referred.get(id) ?? { key, referredToBy: [] };
      const { table, columns, name, onDelete } = incoming;
      row.referredToBy.push({ table, columns, foreignKey: name, onDelete, count: Number(count) });
      referred.set(id, row);
    }
  }
  if (referred.size > 0) {
    const rows = [...referred.values()];
    throw new ReferencedRowsError(
      staging.meta.className,
      staging.table.name,
      rows.slice(0, SHOWN),
      rows.length,
    );
  }
}

interface Referring {
  readonly id: string;
  readonly key: Record<string, unknown>;
  readonly count: string;
}

function findReferring(staging: Staging, incoming: IncomingKey): Promise<Referring[]> {
  const { em, names, table, key } = staging;
  const primary = primarySlots(staging);
  const referring = incoming.isOwn
    ? ownReferring(staging, incoming)
    : `select ${list(incoming.columns)} from ${incoming.sql}`;
  const on = incoming.columns.map(
    (name, i) => `x.${escapeIdentifier(name)} = t.${escapeIdentifier(incoming.referenced[i] ?? '')}`,
  );
  const id = `row(${primary.map((slot) => column(slot)).join(', ')})`;
  return em.execute<Referring[]>(
    `select ${id}::text as id, ${jsonOf(key.map((slot) => ({ slot, value: column(slot) })))} as key, d.count
       from (select ${primary.map((slot, i) => `${column(slot)} as p${i + 1}`).join(', ')}, count(*) as count
               from ${names.doomed} d join ${table.sql} t on ${isSameRow(staging, 'd')}
               join (${referring}) x on ${on.join(' and ')}
              group by ${primary.map((slot) => column(slot)).join(', ')}) d
       join ${table.sql} t on ${isSameRow(staging, 'd')} order by ${primary.map((slot) => column(slot)).join(', ')}`,
  );
}

/** Rows of the table itself as they will be: without those that go, and with what is declared. */
function ownReferring(staging: Staging, { columns }: IncomingKey): string {
  const { names, table, layout } = staging;
  const slots = columns.map((name) => layout.find(name));
  const [first] = slots;
  const isDeclared =
    first === undefined || first.counts.given === 0 ? null : (isGiven(first, staging) ?? 'true');
  const stays = `select ${columns.map((name) => `t.${escapeIdentifier(name)}`).join(', ')} from ${table.sql} t
    where not exists (select from ${names.doomed} d where ${isSameRow(staging, 'd')})`;
  if (isDeclared === null) {
    return stays;
  }
  const declared = slots.map(
    (slot, i) =>
      `${slot === undefined ? 'null' : `r.c${slot.index}`} as ${escapeIdentifier(columns[i] ?? '')}`,
  );
  return `${stays} and not exists (select from ${names.rows} r where ${isSameRow(staging, 'r')} and ${isDeclared})
    union all select ${declared.join(', ')} from ${names.rows} r where ${isDeclared}`;
}

const list = (names: readonly string[]) => names.map((name) => escapeIdentifier(name)).join(', ');
