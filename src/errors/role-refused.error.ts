import { escapeIdentifier } from 'pg';

import { SiskinError } from './siskin.error.js';

/** The login can't take on the role of the option `migrations.role`. Nothing was done. */
export class RoleRefusedError extends SiskinError {
  readonly code = 'SISKIN_ROLE_REFUSED';

  constructor(
    readonly role: string,
    /** The user that the connection has logged in as. */
    readonly login: string,
    /** `unknown`: there is no such role. `notMember`: the login is no member of it. */
    readonly reason: 'unknown' | 'notMember',
    cause?: unknown,
  ) {
    const grant = `grant ${escapeIdentifier(role)} to ${escapeIdentifier(login)}`;
    super({
      problem:
        reason === 'unknown'
          ? `The role '${role}' of the option migrations.role does not exist. Nothing was done.`
          : `The login '${login}' may not take on the role '${role}' of the option migrations.role. Nothing was done.`,
      remedy:
        reason === 'unknown'
          ? `Mend its name, or make it: \`create role ${escapeIdentifier(role)}; ${grant}\``
          : `Make the login a member of it: \`${grant}\``,
      cause,
    });
  }
}
