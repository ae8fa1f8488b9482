import { SiskinError } from './siskin.error.js';

/** Another run has recorded a seeder that runs once, while this one was running it: it is rolled back. */
export class SeederRecordedError extends SiskinError {
  readonly code = 'SISKIN_SEEDER_RECORDED';

  constructor(
    readonly seeder: string,
    cause?: unknown,
  ) {
    super({
      problem: `The seeder ${seeder} runs once, and another run has recorded it meanwhile.`,
      remedy:
        `Nothing is left to do for it: \`nest-cmd db:seed --status\` shows its record. To run it again: ` +
        `\`nest-cmd db:seed --rerun ${seeder}\`.`,
      cause,
    });
  }
}
