import type { TableDescription } from '../../database/description/describe-table.js';
import { paint } from './command-output.js';
import { formatCount } from './duration.js';
import { formatNumber, formatSize } from './size.js';
import { alignColumns } from './table.js';
import * as part from './table-part-cells.js';

/** Of many partitions, so many are shown. */
const PARTITIONS_SHOWN = 20;

/** A table or a view for people. */
export function tableLines(table: TableDescription): string[] {
  return [
    ...headLines(table),
    ...section('Columns', table.columns.map(part.columnCells)),
    ...section('Indexes', table.indexes.map(part.indexCells), [2]),
    ...section('Constraints', table.constraints.map(part.constraintCells)),
    ...section('Foreign keys', table.foreignKeys.map(part.foreignKeyCells)),
    ...section('Referenced by', table.referencedBy.map(part.incomingKeyCells)),
    ...section('Triggers', table.triggers.map(part.triggerCells)),
    ...policyLines(table),
    ...partitionLines(table),
    ...(table.definition === null ? [] : ['', paint('bold', 'Query'), ...table.definition.split('\n')]),
  ];
}

function headLines(table: TableDescription): string[] {
  const { schema, name, kind, comment, partitionKey, partitionOf } = table;
  return [
    `${paint('bold', `${schema}.${name}`)}  ${[kind, ...measures(table)].join(', ')}`,
    ...(partitionKey === null ? [] : [`Partitioned by ${partitionKey}`]),
    ...(partitionOf === null
      ? []
      : [`Partition of ${partitionOf.schema}.${partitionOf.name} ${partitionOf.bounds}`]),
    ...(comment === null ? [] : [comment]),
  ];
}

function measures({ kind, rows, size, indexSize }: TableDescription): string[] {
  if (kind === 'view' || kind === 'foreign') {
    return [];
  }
  const count = rows === null ? 'rows not known yet' : `~${formatNumber(rows)} rows`;
  return [count, formatSize(size), `indexes ${formatSize(indexSize)}`];
}

function policyLines({ rowSecurity, policies }: TableDescription): string[] {
  if (!rowSecurity.enabled && policies.length === 0) {
    return [];
  }
  const state = rowSecurity.enabled ? (rowSecurity.forced ? 'on, for its owner as well' : 'on') : 'off';
  return ['', paint('bold', `Row-level security is ${state}`), ...indented(policies.map(part.policyCells))];
}

function partitionLines({ partitions }: TableDescription): string[] {
  const shown = partitions.slice(0, PARTITIONS_SHOWN).map(part.partitionCells);
  const more = partitions.length - shown.length;
  return [
    ...section('Partitions', shown),
    ...(more > 0 ? [`  and ${formatCount(more, 'partition')} more`] : []),
  ];
}

function section(title: string, rows: readonly string[][], right: readonly number[] = []): string[] {
  return rows.length === 0 ? [] : ['', paint('bold', title), ...indented(rows, right)];
}

function indented(rows: readonly string[][], right: readonly number[] = []): string[] {
  return alignColumns(rows, '  ', right).map((line) => `  ${line}`);
}
