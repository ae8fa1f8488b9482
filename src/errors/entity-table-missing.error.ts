import { SiskinError } from './siskin.error.js';

/** A table was to be emptied that an entity says it has, and that the database lacks. Nothing was done. */
export class EntityTableMissingError extends SiskinError {
  readonly code = 'SISKIN_ENTITY_TABLE_MISSING';

  constructor(
    /** Quoted. */
    readonly table: string,
  ) {
    super({
      problem: `There is no table ${table} to be emptied, as the entities of the seeders say it. Nothing was done.`,
      remedy: 'Make it with `nest-cmd db:migrate`, or take the entity out of `@Seeder({ entities: [...] })`.',
    });
  }
}
