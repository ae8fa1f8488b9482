import { SiskinError } from './siskin.error.js';

/** A seeder that has to be outside of a transaction would be in one: that of the run, or of the seeder that calls it. */
export class SeederTransactionError extends SiskinError {
  readonly code = 'SISKIN_SEEDER_TRANSACTION';

  constructor(readonly seeder: string) {
    super({
      problem: `The seeder ${seeder} is declared with \`transaction: false\`, but would be a part of a transaction.`,
      remedy:
        `Run it without \`--transaction all\`, and let no seeder with a transaction call it: ` +
        `name it with \`nest-cmd db:seed ${seeder}\`, or in \`dependsOn\`.`,
    });
  }
}
