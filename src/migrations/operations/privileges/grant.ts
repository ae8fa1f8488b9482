import { statement } from '../clauses.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { futureLead, privilegeTouches, targetSubject, type PrivilegeTarget } from './privilege-target.js';
import { privilegesClause, showPrivileges, type Privileges } from './privileges.js';
import { rolesClause, showRoles, type Roles } from './roles.js';

export interface Grant {
  kind: 'grant';
  privileges: Privileges;
  on: PrivilegeTarget;
  to: Roles;
  withGrantOption?: boolean;
}

export const grant: OperationKind<Grant> = {
  compile: ({ privileges, on, to, withGrantOption = false }) => [
    statement(
      futureLead(on),
      'grant',
      privilegesClause(privileges, on),
      'on',
      targetSubject(on).clause,
      'to',
      rolesClause(to),
      withGrantOption && 'with grant option',
    ),
  ],
  invert: ({ privileges, on, to, withGrantOption }) => [
    { kind: 'revoke', privileges, on, from: to, withGrantOption },
  ],
  source: ({ privileges, on, to, withGrantOption }) =>
    op('grant', literal(privileges), literal(on), literal(to), optionsOf({ withGrantOption })),
  describe: ({ privileges, on, to }) =>
    `grant ${showPrivileges(privileges, on)} on ${targetSubject(on).shown} to ${showRoles(to)}`,
  touches: ({ on }) => privilegeTouches(on),
};
