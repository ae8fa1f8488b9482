import type { ColumnDefinition } from '../../../../operations/columns/column-definition.js';
import { defaultOf } from '../../default-of.js';
import { bare } from '../../expressions.js';
import type { Reading } from '../../reading.js';
import { isSerials, type SequenceRow } from '../../sequences/sequence-rows.js';
import { shortType } from '../../short-type.js';
import type { ColumnRow } from './column-rows.js';

const SERIAL: Readonly<Record<string, string>> = {
  smallint: 'smallserial',
  integer: 'serial',
  bigint: 'bigserial',
};

/** What a column is besides its row. */
export interface ColumnSurroundings {
  /** Whether the primary key holds it, so that it can not be null. */
  isKey: boolean;
  /** Those that belong to it. */
  sequences: readonly SequenceRow[];
}

/** A column as it is recorded: `notNull` only where nothing else of the column says so, and nothing else of a serial one. */
export function toColumn(
  row: ColumnRow,
  { isKey, sequences }: ColumnSurroundings,
  reading: Reading,
): ColumnDefinition {
  const { name, settings, collation } = row;
  const isSerial = sequences.some(isSerials);
  const isImplied = isKey || isSerial || row.identity !== null;
  return {
    name,
    type: isSerial ? (SERIAL[row.type] ?? row.type) : shortType(row.type),
    ...(row.notNull && !isImplied ? { notNull: true } : {}),
    ...(isSerial ? {} : valueOf(row)),
    ...identityOf(row, sequences),
    ...(collation === null ? {} : { collation: reading.nameOf(collation) }),
    ...settings,
  };
}

function valueOf({
  expression,
  generated,
  literalType,
}: ColumnRow): Pick<ColumnDefinition, 'default' | 'generated'> {
  if (expression === null) {
    return {};
  }
  return generated === null
    ? { default: defaultOf(expression, literalType) }
    : { generated: { expression: bare(expression), ...(generated === 'virtual' ? { virtual: true } : {}) } };
}

function identityOf(
  { identity }: ColumnRow,
  sequences: readonly SequenceRow[],
): Pick<ColumnDefinition, 'identity'> {
  const sequence = sequences.find(({ owner }) => owner?.identity === true);
  return identity === null ? {} : { identity: { kind: identity, ...sequence?.numbers } };
}
