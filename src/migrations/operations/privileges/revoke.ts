import { statement } from '../clauses.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { futureLead, privilegeTouches, targetSubject, type PrivilegeTarget } from './privilege-target.js';
import { privilegesClause, showPrivileges, type Privileges } from './privileges.js';
import { rolesClause, showRoles, type Roles } from './roles.js';

export interface Revoke {
  kind: 'revoke';
  privileges: Privileges;
  on: PrivilegeTarget;
  from: Roles;
  /** Whether they could grant them in their turn. */
  withGrantOption?: boolean;
  /** Takes back only that they can grant them. */
  grantOptionOnly?: boolean;
  cascade?: boolean;
}

export const revoke: OperationKind<Revoke> = {
  compile: ({ privileges, on, from, grantOptionOnly = false, cascade = false }) => [
    statement(
      futureLead(on),
      'revoke',
      grantOptionOnly && 'grant option for',
      privilegesClause(privileges, on),
      'on',
      targetSubject(on).clause,
      'from',
      rolesClause(from),
      cascade && 'cascade',
    ),
  ],
  invert: ({ privileges, on, from, withGrantOption, grantOptionOnly = false }) => [
    {
      kind: 'grant',
      privileges,
      on,
      to: from,
      withGrantOption: grantOptionOnly ? true : withGrantOption,
    },
  ],
  source: ({ privileges, on, from, withGrantOption, grantOptionOnly, cascade }) =>
    op(
      'revoke',
      literal(privileges),
      literal(on),
      literal(from),
      optionsOf({ withGrantOption, grantOptionOnly, cascade }),
    ),
  describe: ({ privileges, on, from, grantOptionOnly = false }) =>
    `revoke ${grantOptionOnly ? 'grant option for ' : ''}${showPrivileges(privileges, on)} ` +
    `on ${targetSubject(on).shown} from ${showRoles(from)}`,
  touches: ({ on }) => privilegeTouches(on),
};
