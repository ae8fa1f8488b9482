import { SiskinError } from './siskin.error.js';

/** The migrations could not be run on the empty scratch database on which their schema is read. */
export class MigrationReplayError extends SiskinError {
  readonly code = 'SISKIN_MIGRATION_REPLAY';

  constructor(cause: SiskinError) {
    super({
      problem: `The migrations can't be run on an empty database, on which the schema is read that they build.\n${cause.problem}`,
      remedy: [
        cause.remedy,
        'Migrations have to build all that they need: create extensions and schemas in one of them, and roles on the server.',
        'To compare entities without running a migration, take the database as it is: `nest-cmd make:migration NAME --auto --from database`, `nest-cmd db:check --from database`.',
      ].join('\n'),
      cause,
    });
  }
}
