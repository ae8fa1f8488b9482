import { type EntityProperty, ReferenceKind } from '@mikro-orm/core';

import type { InsertFault } from '../../errors/invalid-insert.error.js';
import type { InsertTable } from './insert-table.js';

interface Refusal {
  readonly reason: InsertFault;
  /** Such as `is a collection`. */
  readonly why: string;
  readonly remedy: string;
}

/** Why a property can't be written to the table, where it can't. */
export function refusalOf(property: EntityProperty, { name, columns }: InsertTable): Refusal | undefined {
  const unsuitable = whyUnsuitable(property);
  if (unsuitable !== undefined) {
    return { reason: 'unsuitableProperty', ...unsuitable };
  }
  const isInline = property.kind === ReferenceKind.EMBEDDED && !property.object;
  const fields = isInline ? [] : property.fieldNames;
  const missing = fields.find((field) => !columns.has(field));
  if (missing !== undefined) {
    return {
      reason: 'missingColumn',
      why: `has the column ${missing}, which the table ${name} lacks`,
      remedy: 'Apply the migration that adds it: `nest-cmd db:migrate`.',
    };
  }
  return fields.some((field) => columns.get(field)?.generated)
    ? { reason: 'unsuitableProperty', why: 'the database generates', remedy: 'Leave it out.' }
    : undefined;
}

function whyUnsuitable(property: EntityProperty): Omit<Refusal, 'reason'> | undefined {
  const { kind, owner, polymorphic, mappedBy, targetMeta, type } = property;
  if (kind === ReferenceKind.MANY_TO_MANY || kind === ReferenceKind.ONE_TO_MANY) {
    return { why: 'is a collection', remedy: 'Let its members refer to the row, or link them.' };
  }
  if (kind === ReferenceKind.ONE_TO_ONE && !owner) {
    const other = `${targetMeta?.className ?? type}.${mappedBy}`;
    return { why: `is stored with ${other}`, remedy: `Give ${other} instead.` };
  }
  return polymorphic
    ? { why: 'leads to rows of several entities', remedy: 'Create these rows by `create` instead.' }
    : undefined;
}
