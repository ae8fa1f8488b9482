import { columnPath, object } from '../../../../operations/clauses.js';
import type { ColumnDefinition } from '../../../../operations/columns/column-definition.js';
import { compile } from '../../../../operations/compiler.js';
import { quoteString } from '../../../../operations/literal.js';
import {
  besideName,
  cut,
  MAX_IDENTIFIER_LENGTH,
  splitName,
  type ObjectName,
} from '../../../../operations/names.js';
import type { Operation } from '../../../../operations/operation.js';
import type {
  SequenceDefinition,
  SequenceType,
} from '../../../../operations/sequences/sequence-definition.js';
import type { Pair } from '../../pair-up.js';
import { baseType, isSerial } from './base-type.js';

/** The column as PostgreSQL keeps it: a serial one is an integer that takes its default from a sequence. */
export function plainColumn(table: ObjectName, column: ColumnDefinition): ColumnDefinition {
  if (!isSerial(column.type)) {
    return column;
  }
  const sequence = quoteString(compile(object(sequenceName(table, column.name))));
  const value = { sql: `nextval(${sequence}::regclass)` };
  return { ...column, type: baseType(column.type), notNull: true, default: column.default ?? value };
}

/** What gives a column its own sequence. The column is an integer, and has no default. */
export function becomeSerial(table: ObjectName, column: ColumnDefinition): Operation[] {
  const name = sequenceName(table, column.name);
  const definition: SequenceDefinition = { ...asOf(column.type), ownedBy: { table, column: column.name } };
  return [
    { kind: 'createSequence', name, definition },
    { ...continueNumbers(table, column.name, name), reverse: false },
    setDefault(table, column.name, plainColumn(table, column).default ?? null, null),
  ];
}

/** What takes it away again. An identity may then have a sequence of the same name. */
export function becomePlain(table: ObjectName, column: ColumnDefinition): Operation[] {
  const name = sequenceName(table, column.name);
  const was: SequenceDefinition = { ...asOf(column.type), ownedBy: { table, column: column.name } };
  return [
    setDefault(table, column.name, null, plainColumn(table, column).default ?? null),
    { kind: 'reversible', up: [], down: [continueNumbers(table, column.name, name)] },
    { kind: 'dropSequence', name, was },
  ];
}

/** The numbers of the sequence are of the column's type. */
export function alterSerial({ before, after }: Pair<ColumnDefinition>, table: ObjectName): Operation[] {
  const [to, from] = [asOf(after.type), asOf(before.type)];
  const name = sequenceName(table, after.name);
  return to.as === from.as ? [] : [{ kind: 'alterSequence', name, to, from }];
}

type Default = ColumnDefinition['default'] | null;

function setDefault(table: ObjectName, column: string, to: Default, from: Default): Operation {
  return { kind: 'alterColumn', table, column, to: { default: to }, from: { default: from } };
}

function asOf(type: string): { as: SequenceType } {
  const known = ['smallint', 'integer'] as const;
  return { as: known.find((one) => one === baseType(type)) ?? 'bigint' };
}

/** The numbers go on after the greatest that is there. */
function continueNumbers(table: ObjectName, column: string, sequence: ObjectName) {
  const start = `coalesce(max(${compile(columnPath(table, column))}), 0) + 1`;
  const name = quoteString(compile(object(sequence)));
  const text = `select setval(${name}, ${start}, false) from ${compile(object(table))}`;
  return { kind: 'sql', text } satisfies Operation;
}

/** PostgreSQL: `makeObjectName`, which cuts the longer of the two. */
export function sequenceName(table: ObjectName, column: string): ObjectName {
  const parts = [splitName(table).name, column];
  while (bytes(parts[0]) + bytes(parts[1]) > MAX_IDENTIFIER_LENGTH - '__seq'.length) {
    const longer = bytes(parts[0]) > bytes(parts[1]) ? 0 : 1;
    parts[longer] = cut(parts[longer] ?? '', bytes(parts[longer]) - 1);
  }
  return besideName(table, `${parts.join('_')}_seq`);
}

function bytes(text = ''): number {
  return Buffer.byteLength(text);
}
