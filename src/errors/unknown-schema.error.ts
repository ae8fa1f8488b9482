import { listNames } from './list-names.js';
import { nearestName } from './nearest-name.js';
import { SiskinError } from './siskin.error.js';

/** A schema was named that the database does not have, or that is PostgreSQL's own. */
export class UnknownSchemaError extends SiskinError {
  readonly code = 'SISKIN_UNKNOWN_SCHEMA';
  /** The known name that is most like the given one. */
  readonly nearest: string | undefined;

  constructor(
    readonly schema: string,
    readonly known: readonly string[],
  ) {
    const suggestion = nearestName(schema, known);
    super({
      problem: `None of the user's schemas of the database is named ${schema}; ${listOf(known)}.`,
      remedy: suggestion === undefined ? 'Name one of these.' : `Did you mean ${suggestion}?`,
    });
    this.nearest = suggestion;
  }
}

const listOf = (known: readonly string[]) =>
  known.length === 0 ? 'there is none at all' : `there are ${listNames(known)}`;
