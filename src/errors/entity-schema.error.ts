import { SiskinError } from './siskin.error.js';
import { pointAt } from './sql-excerpt.js';

/** What makes the schema of the entities is refused by the server, on a scratch database. Nothing was written. */
export class EntitySchemaError extends SiskinError {
  readonly code = 'SISKIN_ENTITY_SCHEMA';

  constructor(
    /** As MikroORM writes it. */
    readonly statement: string,
    /** What the server says. */
    readonly reason: string,
    remedy: string,
    cause: unknown,
  ) {
    super({
      problem: `The schema of the entities can't be made on a scratch database, after the migrations. The server refused a statement: ${reason}\n${pointAt(statement)}`,
      remedy,
      cause,
    });
  }
}
