import type { DestructiveVerb } from './destructive-act.js';
import type { DatabaseAddress } from './database-connection.error.js';
import { SiskinError } from './siskin.error.js';

/** Somebody was asked whether to go on in production, and did not agree. Nothing was done. */
export class DeclinedError extends SiskinError {
  readonly code = 'SISKIN_DECLINED';

  constructor(
    readonly verb: DestructiveVerb,
    readonly address: DatabaseAddress,
  ) {
    super({
      problem: `db:${verb} was not agreed to. Nothing was done.`,
      remedy: `The database ${address.database} at ${address.host}:${address.port} is as it was.`,
    });
  }
}
