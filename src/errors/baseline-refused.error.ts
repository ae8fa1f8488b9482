import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** Why there is nothing that a baseline could be written of. */
export type BaselineObstacle =
  | { reason: 'migrations'; revisions: readonly string[] }
  | { reason: 'ledger'; ledger: string; revisions: readonly string[] }
  | { reason: 'empty' };

/** A baseline of the present schema is for a database that no tool has made yet. Nothing was done. */
export class BaselineRefusedError extends SiskinError {
  readonly code = 'SISKIN_BASELINE_REFUSED';

  constructor(readonly obstacle: BaselineObstacle) {
    super(textOf(obstacle));
  }
}

function textOf(obstacle: BaselineObstacle) {
  switch (obstacle.reason) {
    case 'migrations':
      return {
        problem: `The history has migrations already: ${listNames(obstacle.revisions)}. A baseline would begin a second one. Nothing was done.`,
        remedy:
          'Where the database is as they leave it, record them as applied: nest-cmd db:stamp heads\nElse move them out of migrations.paths.',
      };
    case 'ledger':
      return {
        problem: `The ledger ${obstacle.ledger} has rows already: ${listNames(obstacle.revisions)}. A baseline is for a database without any. Nothing was done.`,
        remedy:
          'Bring the files of these revisions back, or, where they are no longer wanted, empty the ledger: nest-cmd db:stamp --purge base',
      };
    case 'empty':
      return {
        problem:
          'The database holds nothing beside the ledger that a baseline could create. Nothing was done.',
        remedy: 'Write a first migration: nest-cmd make:migration NAME',
      };
  }
}
