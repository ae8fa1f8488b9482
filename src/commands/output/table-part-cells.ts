import type {
  ColumnInfo,
  ConstraintInfo,
  ForeignKeyInfo,
  IncomingForeignKeyInfo,
} from '../../database/catalogue/index.js';
import type { MeasuredIndexInfo } from '../../database/description/describe-table.js';
import type { PartitionPlace } from '../../database/description/find-relation.js';
import type { PolicyInfo, TriggerInfo } from '../../database/description/table-parts.js';
import { paint } from './command-output.js';
import { formatSize } from './size.js';

export function columnCells({ name, type, nullable, comment, ...column }: ColumnInfo): string[] {
  const collation = column.collation === null ? [] : [`collate ${column.collation}`];
  const value = valueOf(column);
  return [
    name,
    [type, ...collation].join(' '),
    nullable ? paint('dim', 'null') : 'not null',
    value,
    comment === null ? '' : paint('dim', comment),
  ];
}

function valueOf(column: Pick<ColumnInfo, 'default' | 'identity' | 'generated'>): string {
  if (column.identity !== null) {
    return `identity, ${column.identity}`;
  }
  return column.generated === null ? (column.default ?? '') : `generated as ${column.generated}`;
}

export function indexCells({ name, unique, primary, valid, size, definition }: MeasuredIndexInfo): string[] {
  const kind = primary ? 'primary key, ' : unique ? 'unique, ' : '';
  const how = definition.slice(definition.indexOf(' USING ') + ' USING '.length);
  const state = valid ? '' : paint('red', 'not valid: it is not used');
  return [name, kind + how, formatSize(size), state];
}

export function constraintCells({ name, definition }: ConstraintInfo): string[] {
  return [name, definition];
}

export function foreignKeyCells(key: ForeignKeyInfo): string[] {
  const { schema, table, columns } = key.references;
  const to = `${list(key.columns)} → ${schema}.${table} ${list(columns)}`;
  return [key.name, to, ...actionCells(key)];
}

export function incomingKeyCells(key: IncomingForeignKeyInfo): string[] {
  const from = `${key.from.schema}.${key.from.table} ${list(key.columns)} → ${list(key.references.columns)}`;
  return [key.name, from, ...actionCells(key)];
}

function actionCells({ onDelete, onUpdate, deferrable, deferred, validated }: ForeignKeyInfo): string[] {
  const traits = [
    ...(onDelete === 'no action' ? [] : [`on delete ${onDelete}`]),
    ...(onUpdate === 'no action' ? [] : [`on update ${onUpdate}`]),
    ...(deferrable ? [deferred ? 'initially deferred' : 'deferrable'] : []),
  ];
  return [traits.join(', '), notValidated(validated)];
}

function notValidated(validated: boolean): string {
  return validated ? '' : paint('yellow', 'not validated');
}

export function triggerCells({ name, state, definition }: TriggerInfo): string[] {
  const when = definition.slice(definition.search(/ (BEFORE|AFTER|INSTEAD OF) /) + 1);
  return [name, when, state === 'enabled' ? '' : paint('yellow', state)];
}

export function policyCells({ name, permissive, command, roles, using, check }: PolicyInfo): string[] {
  return [
    name,
    `${permissive ? '' : 'restrictive '}${command} to ${roles.join(', ')}`,
    using === null ? '' : `using ${using}`,
    check === null ? '' : `with check ${check}`,
  ];
}

export function partitionCells({ schema, name, bounds }: PartitionPlace): string[] {
  return [`${schema}.${name}`, bounds];
}

function list(columns: readonly string[]): string {
  return `(${columns.join(', ')})`;
}
