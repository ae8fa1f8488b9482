import { escapeIdentifier, escapeLiteral } from 'pg';

import { comparedSlots, column, isChanged, isGiven, isSameRow } from './sql/expressions.js';
import { discriminatorOf } from '../../entity-rows/discriminator.js';
import type { Slot } from './staging-layout.js';
import type { Staging } from './staging.js';

/** How many rows were written. */
export interface Written {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/**
 * Removes, changes and adds rows by one statement: its foreign keys are checked once all is done, so that rows may refer
 * to each other in any order. What is removed goes first, and gives its unique values up.
 */
export async function writeChanges(staging: Staging): Promise<Written> {
  const removed = staging.mode === 'sync' ? removeStatement(staging) : NOTHING;
  const added = staging.count > 0 ? insertStatement(staging) : NOTHING;
  const changed = (staging.mode === 'insert' ? null : updateStatement(staging)) ?? NOTHING;
  const [written] = await staging.em.execute<{ added: string; changed: string; removed: string }[]>(
    `with removed as (${removed}), changed as (${changed}), added as (${added})
     select (select count(*) from removed) as removed, (select count(*) from changed) as changed,
            (select count(*) from added) as added`,
  );
  return {
    added: Number(written?.added),
    changed: Number(written?.changed),
    removed: Number(written?.removed),
  };
}

const NOTHING = 'select where false';

/** Makes a statement wait for the whole of another one. */
const after = (name: string) => `(select count(*) from ${name}) >= 0`;

function removeStatement(staging: Staging): string {
  const { table, names } = staging;
  return `delete from ${table.sql} t using ${names.doomed} d where ${isSameRow(staging, 'd')} returning 1`;
}

function updateStatement(staging: Staging): string | null {
  const condition = isChanged(staging);
  if (condition === null) {
    return null;
  }
  const { table, names } = staging;
  const sets = [...comparedSlots(staging).map((slot) => setGiven(slot, staging)), ...setByItself(staging)];
  return `update ${table.sql} t set ${sets.join(', ')} from ${names.rows} r
    where ${isSameRow(staging, 'r')} and ${condition} and ${after('removed')} returning 1`;
}

function setGiven(slot: Slot, staging: Staging): string {
  const given = isGiven(slot, staging);
  const value =
    given === null
      ? `r.c${slot.index}`
      : `case when ${given} then r.c${slot.index} else ${otherwise(slot, staging)} end`;
  return `${escapeIdentifier(slot.column.name)} = ${value}`;
}

/** What a column is set to in a row that does not have it given: that of `onUpdate`, or what it has. */
function otherwise(slot: Slot, { layout }: Staging): string {
  const update = layout.slots.find(({ onUpdate, column }) => onUpdate && column === slot.column);
  return update === undefined ? column(slot) : `r.c${update.index}`;
}

/** Those of `onUpdate` that no row gives, and the version. */
function setByItself(staging: Staging): string[] {
  const { layout, meta, table } = staging;
  const updates = layout.slots
    .filter(({ onUpdate, column }) => onUpdate && layout.find(column.name)?.counts.given === 0)
    .map(({ column, index }) => `${escapeIdentifier(column.name)} = r.c${index}`);
  const version = meta.props.find(({ version }) => version);
  const [name] = version?.fieldNames ?? [];
  if (version === undefined || name === undefined || !table.columns.has(name)) {
    return updates;
  }
  const quoted = escapeIdentifier(name);
  return [...updates, `${quoted} = ${version.runtimeType === 'Date' ? 'now()' : `t.${quoted} + 1`}`];
}

function insertStatement(staging: Staging): string {
  const { table, names } = staging;
  const values = [...insertedValues(staging), ...valuesByThemselves(staging)];
  return `insert into ${table.sql} (${values.map(([name]) => escapeIdentifier(name)).join(', ')})
    overriding system value
    select ${values.map(([, value]) => value).join(', ')} from ${names.rows} r
     where r.p1 is null and ${after('changed')} order by r.row returning 1`;
}

function insertedValues({ layout, count }: Staging): [name: string, value: string][] {
  return layout.slots
    .filter(({ onUpdate, counts }) => !onUpdate && counts.given + counts.default > 0)
    .map(({ index, column, counts }) => {
      const all = counts.given + counts.default === count;
      const some = `case when substr(r.given, ${index}, 1) <> '-' then r.c${index} else ${column.default ?? 'null'} end`;
      return [column.name, all ? `r.c${index}` : some];
    });
}

/** The discriminator, and the first version where the database gives none. */
function valuesByThemselves(staging: Staging): [name: string, value: string][] {
  const { meta, table } = staging;
  const discriminator = discriminatorOf(meta);
  const version = meta.props.find(({ version }) => version);
  const column = table.columns.get(version?.fieldNames[0] ?? '');
  return [
    ...(discriminator === undefined
      ? []
      : [[discriminator.column, escapeLiteral(discriminator.value)] as [string, string]]),
    ...(column === undefined || column.default !== null
      ? []
      : [[column.name, version?.runtimeType === 'Date' ? 'now()' : '1'] as [string, string]]),
  ];
}
