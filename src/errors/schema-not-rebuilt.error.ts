import { SiskinError } from './siskin.error.js';
import { pointAt } from './sql-excerpt.js';

/** The schema of the database could not be made again on a scratch database, on which that of the entities is built. */
export class SchemaNotRebuiltError extends SiskinError {
  readonly code = 'SISKIN_SCHEMA_NOT_REBUILT';

  constructor(
    readonly statement: string,
    /** What the server says. */
    readonly reason: string,
    cause: unknown,
  ) {
    super({
      problem: `The schema of the database can't be made again on a scratch database. The server refused a statement: ${reason}\n${pointAt(statement)}`,
      remedy: [
        'Use a server that has all that the schema needs, such as its extensions: --scratch server',
        'Or compare with the schema that the migrations build: --from migrations',
      ].join('\n'),
      cause,
    });
  }
}
