import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** The tables of the seeders of a run were to be emptied, and none of these says which they are. Nothing was done. */
export class NothingToTruncateError extends SiskinError {
  readonly code = 'SISKIN_NOTHING_TO_TRUNCATE';

  constructor(
    /** Those of the run, without those that they would call. */
    readonly seeders: readonly string[],
  ) {
    const [seeder = 'the seeder'] = seeders;
    super({
      problem: `There is nothing to empty: no seeder of the run (${listNames(seeders) || 'there is none'}) declares its entities. Nothing was done.`,
      remedy: `Declare those that ${seeder}, and all that it calls, write to: \`@Seeder({ entities: [User, Post] })\`. Or leave out --truncate.`,
    });
  }
}
