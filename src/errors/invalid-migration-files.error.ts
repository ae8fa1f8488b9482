import { SiskinError } from './siskin.error.js';

/** What is wrong with one migration file. */
export interface MigrationFileFault {
  file: string;
  problem: string;
  /** Counted from 1; absent where nothing tells. */
  line?: number;
  cause?: unknown;
}

/** Files in a migrations folder are no migrations. All of them are reported together. */
export class InvalidMigrationFilesError extends SiskinError {
  readonly code = 'SISKIN_INVALID_MIGRATION_FILES';

  constructor(readonly faults: readonly MigrationFileFault[]) {
    super({
      problem: [
        'These files are not migrations:',
        ...faults.map(
          ({ file, line, problem }) => `- ${file}${line === undefined ? '' : `:${line}`}: ${problem}`,
        ),
      ].join('\n'),
      remedy: 'Mend them, or move what is no migration out of the folder.',
      cause: faults.find(({ cause }) => cause !== undefined)?.cause,
    });
  }
}
