import { SiskinError } from './siskin.error.js';

/** A database is to be dropped that belongs to the server, and not to an application. */
export class MaintenanceDatabaseError extends SiskinError {
  readonly code = 'SISKIN_MAINTENANCE_DATABASE';

  constructor(readonly database: string) {
    super({
      problem: `The database ${database} is one that every server has and that its tools connect to; it is never dropped.`,
      remedy: 'Let the settings of MikroORM (dbName, or clientUrl) name a database of the application.',
    });
  }
}
