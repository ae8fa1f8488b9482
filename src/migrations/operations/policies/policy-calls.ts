import type { ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import type { PolicyDefinition, PolicyState } from './policy-definition.js';
import type { RowLevelSecuritySwitch } from './set-row-level-security.js';

export interface RowLevelSecurityOptions {
  /** Goes for the owner of the table as well. Default: false. */
  force?: boolean;
}

export interface PolicyCalls {
  /** Nobody but the table's owner sees a row that no policy permits. Undone by {@link disableRowLevelSecurity}. */
  enableRowLevelSecurity(table: ObjectName, options?: RowLevelSecurityOptions): void;

  /** Takes what {@link enableRowLevelSecurity} took, and is undone by it. The policies stay. */
  disableRowLevelSecurity(table: ObjectName, options?: RowLevelSecurityOptions): void;

  /** Policies hold for the owner of the table as well. Undone by {@link noForceRowLevelSecurity}. */
  forceRowLevelSecurity(table: ObjectName): void;

  /** Policies do not hold for the owner of the table. Undone by {@link forceRowLevelSecurity}. */
  noForceRowLevelSecurity(table: ObjectName): void;

  /**
   * Permits rows to roles, or, where it is not permissive, narrows what others permit.
   *
   * @example op.createPolicy('posts', 'own', { using: `author = current_setting('app.user')::bigint` });
   */
  createPolicy(table: ObjectName, name: string, definition?: PolicyDefinition): void;

  /**
   * Changes what is named and nothing else. Reversible where `from` says what that was. PostgreSQL can't take `using` or
   * `withCheck` from a policy: drop it and create it.
   */
  alterPolicy(table: ObjectName, name: string, to: PolicyState, options?: { from?: PolicyState }): void;

  renamePolicy(table: ObjectName, name: string, to: string): void;

  /** Reversible where `was` says what the policy was. */
  dropPolicy(table: ObjectName, name: string, was?: PolicyDefinition, options?: { ifExists?: boolean }): void;
}

export function policyCalls({ record }: Recording): PolicyCalls {
  const set = (table: ObjectName, on: boolean, ...switches: RowLevelSecuritySwitch[]) =>
    record({ kind: 'setRowLevelSecurity', table, switches, on });
  return {
    enableRowLevelSecurity: (table, options = {}) => set(table, true, ...switches(options)),
    disableRowLevelSecurity: (table, options = {}) => set(table, false, ...switches(options)),
    forceRowLevelSecurity: (table) => set(table, true, 'force'),
    noForceRowLevelSecurity: (table) => set(table, false, 'force'),
    createPolicy: (table, name, definition = {}) => record({ kind: 'createPolicy', table, name, definition }),
    alterPolicy: (table, name, to, { from = {} } = {}) =>
      record({ kind: 'alterPolicy', table, name, to, from }),
    renamePolicy: (table, name, to) => record({ kind: 'renamePolicy', table, name, to }),
    dropPolicy: (table, name, was, options) => record({ kind: 'dropPolicy', table, name, was, ...options }),
  };
}

function switches({ force = false }: RowLevelSecurityOptions): RowLevelSecuritySwitch[] {
  return force ? ['enable', 'force'] : ['enable'];
}
