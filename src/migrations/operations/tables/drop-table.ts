import { object, statement } from '../clauses.js';
import { isSameName, showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters, drops, type Touch } from '../touches.js';
import type { TableDefinition } from './table-definition.js';
import { tableSource } from './table-source.js';

export interface DropTable {
  kind: 'dropTable';
  table: ObjectName;
  /** What the table was, so that dropping it can be undone. */
  was?: TableDefinition;
  ifExists?: boolean;
  cascade?: boolean;
}

export const dropTable: OperationKind<DropTable> = {
  compile: ({ table, ifExists = false, cascade = false }) => [
    statement('drop table', ifExists && 'if exists', object(table), cascade && 'cascade'),
  ],
  invert: ({ table, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the table ${showName(table)} does not say what it was`,
          remedy: `op.dropTable(${toSource(table)}, (t) => { /* its columns */ })`,
        }
      : [{ kind: 'createTable', table, definition: was }],
  source({ table, was, ifExists, cascade }, naming) {
    const options = optionsOf({ ifExists, cascade });
    return was === undefined
      ? op('dropTable', literal(table), options)
      : op('dropTable', literal(table), tableSource(table, was, naming), options);
  },
  describe: ({ table }) => `drop table ${showName(table)}`,
  touches: ({ table, was }) => dropTouches(table, was),
};

/** Dropping a foreign key locks the table that it refers to as much as its own. */
export function dropTouches(table: ObjectName, was: TableDefinition | undefined): Touch[] {
  const referenced = (was?.constraints ?? [])
    .flatMap((constraint) => (constraint.type === 'foreignKey' ? [constraint.references.table] : []))
    .filter((referenced) => !isSameName(referenced, table))
    .map((referenced) => alters(referenced));
  return [drops(table), ...referenced];
}
