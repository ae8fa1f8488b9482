import { SiskinError } from './siskin.error.js';

/** An entity was to be looked up that belongs to no ORM known. */
export class EntityWithoutDatabaseError extends SiskinError {
  readonly code = 'SISKIN_ENTITY_WITHOUT_DATABASE';

  constructor(readonly entity: string) {
    super({
      problem: `This ${entity} was neither read nor saved by an EntityManager, and no database in use has ${entity} among its entities.`,
      remedy: `Save it first, call useDatabase() in the spec file, or ask the database: expect(database).toHaveRow(${entity}, { … }).`,
    });
  }
}
