import { pointAt } from './sql-excerpt.js';
import { SiskinError } from './siskin.error.js';

/**
 * A migration of MikroORM that runs outside a transaction writes with `execute` or its EntityManager. A run that goes on
 * after an interruption would write it twice; only what is added is counted.
 */
export class MikroOrmWriteError extends SiskinError {
  readonly code = 'SISKIN_MIKRO_ORM_WRITE';

  constructor(
    readonly revision: string,
    readonly statement: string,
    cause?: unknown,
  ) {
    super({
      problem: `The migration ${revision} is one of MikroORM's, outside a transaction, and executes by itself what is no read:\n${pointAt(statement)}`,
      remedy: 'Let it add the statement with this.addSql(), or return true from isTransactional().',
      cause,
    });
  }
}
