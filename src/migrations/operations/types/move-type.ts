import { id, object, statement } from '../clauses.js';
import { joinName, showName, splitName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { toSource } from '../source/values.js';

/** Moves an enum, a domain or a composite type into another schema. */
export interface MoveType {
  kind: 'moveType';
  name: ObjectName;
  schema: string;
}

export const moveType: OperationKind<MoveType> = {
  compile: ({ name, schema }) => [statement('alter type', object(name), 'set schema', id(schema))],
  invert({ name, schema }) {
    const { schema: was, name: own } = splitName(name);
    return was === undefined
      ? {
          irreversible: `moving the type ${own} does not say which schema it was in`,
          remedy: `op.moveType(${toSource(joinName('public', own))}, ${toSource(schema)})`,
        }
      : [{ kind: 'moveType', name: joinName(schema, own), schema: was }];
  },
  source: ({ name, schema }) => op('moveType', literal(name), literal(schema)),
  describe: ({ name, schema }) => `move type ${showName(name)} to schema ${schema}`,
  touches: () => [],
};
