import type { ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import type { ReplicaIdentity } from './set-replica-identity.js';
import type { StorageParameterChange } from './set-storage-parameters.js';

export interface TableSettingCalls {
  /**
   * Sets storage parameters, such as `{ fillfactor: 70 }`; `null` is PostgreSQL's default. Reversible where `from` says
   * what each was. The rows that are there stay as they are.
   */
  setStorageParameters(
    table: ObjectName,
    to: StorageParameterChange,
    options?: { from?: StorageParameterChange },
  ): void;

  /** Whether a table writes a log of its rows, without which they are lost when the server crashes. Rewrites the table. */
  setLogged(table: ObjectName, logged: boolean): void;

  /** Moves a table to another schema, with all that belongs to it. Reversible where its name says the schema it was in. */
  moveTable(table: ObjectName, schema: string): void;

  /** By what logical replication tells which row was changed. Reversible where `from` says what it was. */
  setReplicaIdentity(
    table: ObjectName,
    identity: ReplicaIdentity,
    options?: { from?: ReplicaIdentity },
  ): void;

  /** Reversible where `from` says who the owner was. */
  setTableOwner(table: ObjectName, role: string, options?: { from?: string }): void;

  /** Makes the rows of a table count as rows of its parent, all of whose columns it has. */
  inheritTable(table: ObjectName, parent: ObjectName): void;

  /** Makes the rows of a table its own again. */
  disinheritTable(table: ObjectName, parent: ObjectName): void;
}

export function settingCalls({ record }: Recording): TableSettingCalls {
  return {
    setStorageParameters: (table, to, options) =>
      record({ kind: 'setStorageParameters', table, to, ...options }),
    setLogged: (table, logged) => record({ kind: 'setLogged', table, logged }),
    moveTable: (table, schema) => record({ kind: 'moveTable', table, schema }),
    setReplicaIdentity: (table, identity, options) =>
      record({ kind: 'setReplicaIdentity', table, identity, ...options }),
    setTableOwner: (table, role, options) => record({ kind: 'setTableOwner', table, role, ...options }),
    inheritTable: (table, parent) => record({ kind: 'inheritTable', table, parent, inherit: true }),
    disinheritTable: (table, parent) => record({ kind: 'inheritTable', table, parent, inherit: false }),
  };
}
