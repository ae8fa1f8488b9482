import { JsonType, type Platform } from '@mikro-orm/core';
import { escapeIdentifier, escapeLiteral } from 'pg';

import { discriminatorOf } from '../../../entity-rows/discriminator.js';
import type { Slot } from '../staging-layout.js';
import type { Staging } from '../staging.js';

/** Whether a value becomes one of the column only by SQL of its custom type. */
export function isStagedAsText({ property: { hasConvertToDatabaseValueSQL, customType } }: Slot): boolean {
  return hasConvertToDatabaseValueSQL && !(customType instanceof JsonType);
}

/** The value of a slot in the lines, as one of its column. */
export function stagedValue(slot: Slot, platform: Platform, alias = 's'): string {
  const name = `${alias}.c${slot.index}`;
  const { customType } = slot.property;
  return isStagedAsText(slot) && customType?.convertToDatabaseValueSQL !== undefined
    ? cast(
        `case when ${name} is not null then ${customType.convertToDatabaseValueSQL(name, platform)} end`,
        slot.column,
      )
    : name;
}

/** A cast that cuts nothing off, and has the collation of the column. */
export function cast(expression: string, { type, collation }: Slot['column']): string {
  return `cast(${expression} as ${type})${collation === null ? '' : ` collate ${collation}`}`;
}

/** The column of the table itself. */
export function column({ column: { name } }: Slot, alias = 't'): string {
  return `${alias}.${escapeIdentifier(name)}`;
}

/** Whether a row has the slot given; null where all have. */
export function isGiven({ index, counts }: Slot, { count }: Staging): string | null {
  return counts.given === count ? null : `substr(r.given, ${index}, 1) = 'g'`;
}

export function isDistinct(slot: Slot): string {
  const { comparedAs } = slot.column;
  const as = comparedAs === null ? '' : `::${comparedAs}`;
  return `${column(slot)}${as} is distinct from r.c${slot.index}${as}`;
}

/** The slots of the primary key. */
export function primarySlots({ meta, layout }: Pick<Staging, 'meta' | 'layout'>): Slot[] {
  const names = meta.getPrimaryProps().flatMap(({ fieldNames }) => fieldNames);
  return names.flatMap((name) => layout.find(name) ?? []);
}

/** Joins the table as `t` with the rows as `r` that are there, or with the doomed as `d`. */
export function isSameRow(staging: Staging, alias: 'r' | 'd'): string {
  return primarySlots(staging)
    .map((slot, i) => `${column(slot)} = ${alias}.p${i + 1}`)
    .join(' and ');
}

/** The condition that a row of the table is one of the entity, beginning with `and`; empty where all are. */
export function ofEntity({ meta }: Pick<Staging, 'meta'>): string {
  const found = discriminatorOf(meta);
  return found === undefined
    ? ''
    : ` and t.${escapeIdentifier(found.column)} = ${escapeLiteral(found.value)}`;
}

/** The slots whose values differ where a row is changed: given ones that are neither of the natural nor of the primary key. */
export function comparedSlots(staging: Staging): Slot[] {
  const keys = [...staging.key, ...primarySlots(staging)];
  return staging.layout.slots.filter(({ counts }) => counts.given > 0).filter((slot) => !keys.includes(slot));
}

/** The condition that a row differs from what is declared; null where none can. */
export function isChanged(staging: Staging): string | null {
  const parts = comparedSlots(staging).map((slot) =>
    [isGiven(slot, staging), isDistinct(slot)].filter((part) => part !== null).join(' and '),
  );
  return parts.length === 0 ? null : `(${parts.map((part) => `(${part})`).join(' or ')})`;
}

/** An object of values by path, as `jsonb`. */
export function jsonOf(entries: readonly { slot: Slot; value: string; when?: string | null }[]): string {
  const objects = entries.map(({ slot, value, when }) => {
    const { exact } = slot.column;
    const object = `jsonb_build_object(${escapeLiteral(slot.path)}::text, ${value}${exact ? '::text' : ''})`;
    return when === undefined || when === null ? object : `case when ${when} then ${object} else '{}' end`;
  });
  return objects.length === 0 ? "'{}'::jsonb" : objects.map((object) => `(${object})`).join(' || ');
}
