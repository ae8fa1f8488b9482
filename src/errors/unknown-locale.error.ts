import { listNames } from './list-names.js';
import { nearestNames } from './nearest-names.js';
import { SiskinError } from './siskin.error.js';

/** A locale was named that faker does not have. */
export class UnknownLocaleError extends SiskinError {
  readonly code = 'SISKIN_UNKNOWN_LOCALE';
  /** The known locales that are most like it, the nearest first. */
  readonly nearest: readonly string[];

  constructor(
    readonly locale: string,
    known: readonly string[],
  ) {
    const nearest = nearestNames(locale, known);
    super({
      problem: `faker has no locale '${locale}'.`,
      remedy:
        nearest.length === 0
          ? `Give factories.locale in the options of SiskinModule, or locale of fork(), one of ${known.join(', ')}.`
          : `Did you mean ${listNames(nearest, ' or ')}? It is given by factories.locale in the options of SiskinModule, or by locale of fork().`,
    });
    this.nearest = nearest;
  }
}
