import { listNames } from './list-names.js';
import { nearestNames } from './nearest-names.js';
import { SiskinError } from './siskin.error.js';

/** A table or view was named that the database does not have, or that is in a schema beyond the `search_path`. */
export class UnknownTableError extends SiskinError {
  readonly code = 'SISKIN_UNKNOWN_TABLE';
  /** The known names that are most like the given one, the most likely first; at most three. */
  readonly nearest: string[];

  constructor(
    readonly table: string,
    /** Those of the `search_path` by their name, others as `schema.name`. */
    readonly known: readonly string[],
  ) {
    const nearest = nearestTables(table, known);
    super({
      problem: `There is no table or view ${table}.`,
      remedy: nearest.length > 0 ? `Did you mean ${nearest.join(' or ')}?` : otherwise(known),
    });
    this.nearest = nearest;
  }
}

/** A name without its schema is right but for the schema. */
function nearestTables(table: string, known: readonly string[]): string[] {
  const elsewhere = known.filter((name) => name.endsWith(`.${table}`));
  return elsewhere.length > 0 ? elsewhere.slice(0, 3) : nearestNames(table, known);
}

const otherwise = (known: readonly string[]) =>
  known.length === 0
    ? 'The database has no tables yet: `nest-cmd db:migrate` makes them.'
    : `Name one of these: ${listNames(known)}.`;
