import { id, object, statement } from '../clauses.js';
import { joinName, showName, splitName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters } from '../touches.js';

/** Its indexes, constraints and the sequences of its columns go with it. */
export interface MoveTable {
  kind: 'moveTable';
  table: ObjectName;
  schema: string;
}

export const moveTable: OperationKind<MoveTable> = {
  compile: ({ table, schema }) => [statement('alter table', object(table), 'set schema', id(schema))],
  invert({ table, schema }) {
    const { schema: from, name } = splitName(table);
    return from === undefined
      ? {
          irreversible: `moving the table ${name} does not say in which schema it was`,
          remedy: `op.moveTable(${toSource(joinName('public', name))}, ${toSource(schema)})`,
        }
      : [{ kind: 'moveTable', table: joinName(schema, name), schema: from }];
  },
  source: ({ table, schema }) => op('moveTable', literal(table), literal(schema)),
  describe: ({ table, schema }) => `move table ${showName(table)} to the schema ${schema}`,
  touches: ({ table }) => [alters(table)],
};
