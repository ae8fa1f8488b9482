import { nearestName } from './nearest-name.js';
import { SiskinError } from './siskin.error.js';

/** A group was named to which no seeder of the database belongs. */
export class UnknownSeederGroupError extends SiskinError {
  readonly code = 'SISKIN_UNKNOWN_SEEDER_GROUP';
  /** The known name that is most like the given one. */
  readonly nearest: string | undefined;

  constructor(
    readonly group: string,
    readonly known: readonly string[],
  ) {
    const nearest = nearestName(group, known);
    super({
      problem: `No seeder belongs to a group named ${group}; ${listOf(known)}.`,
      remedy:
        nearest === undefined
          ? `Put seeders into it with @Seeder({ groups: ['${group}'] }).`
          : `Did you mean ${nearest}?`,
    });
    this.nearest = nearest;
  }
}

const listOf = (known: readonly string[]) =>
  known.length === 0 ? 'there are no groups at all' : `known are ${known.join(', ')}`;
