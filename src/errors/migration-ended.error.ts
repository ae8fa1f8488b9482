import { SiskinError } from './siskin.error.js';

/** `op` was called after the migration's function had returned. */
export class MigrationEndedError extends SiskinError {
  readonly code = 'SISKIN_MIGRATION_ENDED';

  constructor() {
    super({
      problem:
        'A migration called op after its up, down or change had returned, so the call can not be part of it.',
      remedy: 'Await every promise in the migration before it returns.',
    });
  }
}
