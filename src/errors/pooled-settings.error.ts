import { SiskinError } from './siskin.error.js';

/** Options that set something for a session can't be kept behind a pooler in transaction mode. Nothing was done. */
export class PooledSettingsError extends SiskinError {
  readonly code = 'SISKIN_POOLED_SETTINGS';

  constructor(
    /** The options, such as `migrations.role`. */
    readonly options: readonly string[],
  ) {
    super({
      problem:
        `A pooler gives this connection another session for each transaction, so that ${options.join(' and ')} could not be ` +
        'kept, and would be set for whoever is given the session next. Nothing was done.',
      remedy:
        'Let migrations connect to PostgreSQL itself, or to a pooler in session mode. ' +
        'Or leave the options out and give the login a role or a search_path of its own: `alter role … set …`.',
    });
  }
}
