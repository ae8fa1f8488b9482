import { id, object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters } from '../touches.js';

export interface SetTableOwner {
  kind: 'setTableOwner';
  table: ObjectName;
  role: string;
  from?: string;
}

export const setTableOwner: OperationKind<SetTableOwner> = {
  compile: ({ table, role }) => [statement('alter table', object(table), 'owner to', id(role))],
  invert: ({ table, role, from }) =>
    from === undefined
      ? {
          irreversible: `setting the owner of ${showName(table)} does not say who it was`,
          remedy: `op.setTableOwner(${toSource(table)}, ${toSource(role)}, { from: 'a_role' })`,
        }
      : [{ kind: 'setTableOwner', table, role: from, from: role }],
  source: ({ table, role, from }) => op('setTableOwner', literal(table), literal(role), optionsOf({ from })),
  describe: ({ table, role }) => `set owner of ${showName(table)} to ${role}`,
  touches: ({ table }) => [alters(table)],
};
