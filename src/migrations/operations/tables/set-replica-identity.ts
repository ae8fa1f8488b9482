import { id, object, phrase, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters } from '../touches.js';

/** By what logical replication tells which row was changed: the primary key by default, or a unique index. */
export type ReplicaIdentity = 'default' | 'full' | 'nothing' | { readonly index: string };

export interface SetReplicaIdentity {
  kind: 'setReplicaIdentity';
  table: ObjectName;
  identity: ReplicaIdentity;
  from?: ReplicaIdentity;
}

export const setReplicaIdentity: OperationKind<SetReplicaIdentity> = {
  compile: ({ table, identity }) => [
    statement(
      'alter table',
      object(table),
      'replica identity',
      typeof identity === 'string' ? identity : phrase('using index', id(identity.index)),
    ),
  ],
  invert: ({ table, identity, from }) =>
    from === undefined
      ? {
          irreversible: `setting the replica identity of ${showName(table)} does not say what it was`,
          remedy: `op.setReplicaIdentity(${toSource(table)}, ${toSource(identity)}, { from: 'default' })`,
        }
      : [{ kind: 'setReplicaIdentity', table, identity: from, from: identity }],
  source: ({ table, identity, from }) =>
    op('setReplicaIdentity', literal(table), literal(identity), optionsOf({ from })),
  describe: ({ table, identity }) =>
    `set replica identity of ${showName(table)} to ${typeof identity === 'string' ? identity : `the index ${identity.index}`}`,
  touches: ({ table }) => [alters(table)],
};
