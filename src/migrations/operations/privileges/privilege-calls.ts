import type { OneOf } from '../one-of.js';
import type { Recording } from '../recording.js';
import type { PrivilegeTarget } from './privilege-target.js';
import type { Privileges } from './privileges.js';
import type { Roles } from './roles.js';

export interface GrantOptions {
  /** Whether they can grant them to others. Default: false. */
  withGrantOption?: boolean;
}

export type RevokeOptions = { /** From those to whom they granted it, too. */ cascade?: boolean } & (
  | {
      /** They were granted with it, which undoing brings back. */ withGrantOption?: boolean;
      grantOptionOnly?: false;
    }
  | {
      /** Leaves the privileges, and takes only that they can be granted to others. */ grantOptionOnly: true;
      withGrantOption?: undefined;
    }
);

export interface PrivilegeCalls {
  /**
   * Gives privileges to roles. Undone by {@link revoke}, also from a role that had them before.
   *
   * @example op.grant('select', { table: 'users', columns: ['id', 'name'] }, 'reporting');
   * @example op.grant(['select', 'insert'], { future: 'tables', inSchema: 'shop' }, 'app');
   */
  grant(privileges: Privileges, on: OneOf<PrivilegeTarget>, to: Roles, options?: GrantOptions): void;

  /** Takes privileges from roles. Undone by {@link grant}, also to a role that did not have them before. */
  revoke(privileges: Privileges, on: OneOf<PrivilegeTarget>, from: Roles, options?: RevokeOptions): void;
}

export function privilegeCalls({ record }: Recording): PrivilegeCalls {
  return {
    grant: (privileges, on, to, options) => record({ kind: 'grant', privileges, on, to, ...options }),
    revoke: (privileges, on, from, options) => record({ kind: 'revoke', privileges, on, from, ...options }),
  };
}
