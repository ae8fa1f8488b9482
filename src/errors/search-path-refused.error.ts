import { escapeIdentifier } from 'pg';

import { SiskinError } from './siskin.error.js';

/** Nothing can be created in the first schema of the option `migrations.searchPath`. Nothing was done. */
export class SearchPathRefusedError extends SiskinError {
  readonly code = 'SISKIN_SEARCH_PATH_REFUSED';

  constructor(
    readonly schema: string,
    /** `missing`: there is no such schema. `notUsable`: the role may not use it. */
    readonly reason: 'missing' | 'notUsable',
    /** As whom the session works. */
    readonly role: string,
    readonly database: string,
  ) {
    const [name, owner] = [escapeIdentifier(schema), escapeIdentifier(role)];
    super({
      problem:
        reason === 'missing'
          ? `The database '${database}' has no schema '${schema}', the first one of the option migrations.searchPath. Nothing was done.`
          : `The role '${role}' may not use the schema '${schema}', the first one of the option migrations.searchPath. Nothing was done.`,
      remedy:
        reason === 'missing'
          ? `Mend its name, or make it: \`create schema ${name} authorization ${owner}\``
          : `Grant it: \`grant usage, create on schema ${name} to ${owner}\``,
    });
  }
}
