import { SiskinError } from './siskin.error.js';

/** The application does not start, since the option `onBootstrap` is `check` and revisions are pending. */
export class PendingMigrationsError extends SiskinError {
  readonly code = 'SISKIN_PENDING_MIGRATIONS';

  constructor(readonly revisions: readonly string[]) {
    super({
      problem: `The database is behind the code: ${revisions.join(', ')} ${revisions.length === 1 ? 'is' : 'are'} pending.`,
      remedy: 'Apply them with `nest-cmd db:migrate` before the application starts.',
    });
  }
}
