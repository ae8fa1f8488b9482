import { SiskinError } from './siskin.error.js';

/** A seeder was named, called or depended on that belongs to another database. */
export class SeederOfOtherDatabaseError extends SiskinError {
  readonly code = 'SISKIN_SEEDER_OF_OTHER_DATABASE';

  /**
   * @param database that the seeder belongs to.
   * @param expected the database whose seeders run.
   */
  constructor(
    readonly seeder: string,
    readonly database: string,
    readonly expected: string,
  ) {
    super({
      problem: `The seeder ${seeder} belongs to the database ${database}, and those of ${expected} run: seeders call, and depend on, seeders of their own database.`,
      remedy: `Run it by itself with \`nest-cmd db:seed --database ${database} ${seeder}\`, or change \`database\` in its @Seeder(...).`,
    });
  }
}
