import { SiskinError } from './siskin.error.js';

/** A seeder was to run again that is not one of those that run once. */
export class SeederNotOnceError extends SiskinError {
  readonly code = 'SISKIN_SEEDER_NOT_ONCE';

  constructor(readonly seeder: string) {
    super({
      problem: `The seeder ${seeder} is to run again, but it is not declared with \`once: true\`: it runs whenever it is named.`,
      remedy: `Run it with \`nest-cmd db:seed ${seeder}\`, or declare it with \`@Seeder({ once: true })\`.`,
    });
  }
}
