import { SiskinError } from './siskin.error.js';

/** The application imports several `SiskinModule` for the same MikroORM. */
export class DuplicateDatabaseError extends SiskinError {
  readonly code = 'SISKIN_DUPLICATE_DATABASE';

  constructor(readonly database: string) {
    super({
      problem: `The application imports SiskinModule more than once for the database ${database}.`,
      remedy:
        'Call SiskinModule.forRoot once for each database, each with the contextName of its MikroOrmModule; one of them may be without.',
    });
  }
}
