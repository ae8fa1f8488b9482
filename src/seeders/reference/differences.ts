import type { RowDifference, RowValues } from './reference.js';
import {
  column,
  comparedSlots,
  isChanged,
  isDistinct,
  isGiven,
  isSameRow,
  jsonOf,
  primarySlots,
} from './sql/expressions.js';
import type { Slot } from './staging-layout.js';
import type { Staging } from './staging.js';

const SHOWN = 100;

/** The first hundred rows that will be added, changed or removed. */
export async function readDifferences(staging: Staging): Promise<RowDifference[]> {
  const found: RowDifference[] = [];
  for (const read of [readAdded, readChanged, readRemoved]) {
    if (found.length < SHOWN) {
      found.push(...(await read(staging, SHOWN - found.length)));
    }
  }
  return found;
}

async function readAdded(staging: Staging, limit: number): Promise<RowDifference[]> {
  const { em, key, names, layout, count } = staging;
  const values = layout.slots
    .filter(({ onUpdate, counts }) => !onUpdate && counts.given + counts.default > 0)
    .map((slot) => ({ ...declared(slot), when: isFilled(slot, count) }));
  const rows = await em.execute<{ key: RowValues; values: RowValues }[]>(
    `select ${jsonOf(key.map(declared))} as key, ${jsonOf(values)} as values
       from (select * from ${names.rows} where p1 is null order by row limit ${limit}) r order by r.row`,
  );
  return rows.map(({ key, values }) => ({ type: 'added', key, values }));
}

async function readChanged(staging: Staging, limit: number): Promise<RowDifference[]> {
  const { em, key, names, table, mode } = staging;
  const condition = mode === 'insert' ? null : isChanged(staging);
  if (condition === null) {
    return [];
  }
  const slots = comparedSlots(staging).map((slot) => ({
    slot,
    when: [isGiven(slot, staging), isDistinct(slot)].filter((part) => part !== null).join(' and '),
  }));
  const before = slots.map(({ slot, when }) => ({ slot, when, value: column(slot) }));
  const after = slots.map(({ slot, when }) => ({ slot, when, value: `r.c${slot.index}` }));
  const rows = await em.execute<{ key: RowValues; before: RowValues; after: RowValues }[]>(
    `select ${jsonOf(key.map(declared))} as key, ${jsonOf(before)} as before, ${jsonOf(after)} as after
       from ${names.rows} r join ${table.sql} t on ${isSameRow(staging, 'r')}
      where ${condition} order by r.row limit ${limit}`,
  );
  return rows.map(({ key, before, after }) => ({ type: 'changed', key, before, after }));
}

async function readRemoved(staging: Staging, limit: number): Promise<RowDifference[]> {
  const { em, key, names, table, mode, layout } = staging;
  if (mode !== 'sync') {
    return [];
  }
  const order = primarySlots(staging)
    .map((_, i) => `d.p${i + 1}`)
    .join(', ');
  const rows = await em.execute<{ key: RowValues; values: RowValues }[]>(
    `select ${jsonOf(key.map(own))} as key, ${jsonOf(layout.slots.filter(({ onUpdate }) => !onUpdate).map(own))} as values
       from ${names.doomed} d join ${table.sql} t on ${isSameRow(staging, 'd')} order by ${order} limit ${limit}`,
  );
  return rows.map(({ key, values }) => ({ type: 'removed', key, values }));
}

const own = (slot: Slot) => ({ slot, value: column(slot) });
const declared = (slot: Slot) => ({ slot, value: `r.c${slot.index}` });

function isFilled({ index, counts }: Slot, count: number): string | null {
  return counts.given + counts.default === count ? null : `substr(r.given, ${index}, 1) <> '-'`;
}
