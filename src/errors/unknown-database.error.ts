import { nearestName } from './nearest-name.js';
import { SiskinError } from './siskin.error.js';

/** The application has no `SiskinModule` for the database that was named. */
export class UnknownDatabaseError extends SiskinError {
  readonly code = 'SISKIN_UNKNOWN_DATABASE';
  /** The known name that is most like the given one. */
  readonly nearest: string | undefined;

  /** @param seeder the seeder that names it, where one does. */
  constructor(
    readonly database: string,
    readonly known: readonly string[],
    readonly seeder?: string,
  ) {
    const suggestion = nearestName(database, known);
    const where = seeder === undefined ? '' : `, which the seeder ${seeder} belongs to`;
    super({
      problem: `The application has no database named ${database}${where}; known are ${known.join(', ')}.`,
      remedy:
        suggestion === undefined
          ? `Import \`SiskinModule.forRoot({ contextName: '${database}' })\` beside the MikroOrmModule of that contextName.`
          : `Did you mean ${suggestion}?`,
    });
    this.nearest = suggestion;
  }
}
