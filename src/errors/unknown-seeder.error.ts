import { nearestName } from './nearest-name.js';
import { SiskinError } from './siskin.error.js';

/** A seeder was named that is not among the providers of the application. */
export class UnknownSeederError extends SiskinError {
  readonly code = 'SISKIN_UNKNOWN_SEEDER';
  /** The known name that is most like the given one. */
  readonly nearest: string | undefined;

  constructor(
    readonly seeder: string,
    readonly known: readonly string[],
  ) {
    const suggestion = nearestName(seeder, known);
    super({
      problem: `No provider of the application is a seeder named ${seeder}; ${listOf(known)}.`,
      remedy:
        suggestion === undefined
          ? `Write it with \`nest-cmd make:seeder ${seeder}\`, or list it among the providers of a module.`
          : `Did you mean ${suggestion}?`,
    });
    this.nearest = suggestion;
  }
}

const listOf = (known: readonly string[]) =>
  known.length === 0 ? 'there is none at all' : `known are ${known.join(', ')}`;
