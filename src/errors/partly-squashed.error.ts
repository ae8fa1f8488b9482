import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** A part of what a baseline replaces is applied, and files are gone that the database would need to go on with. */
export interface PartlySquashed {
  baseline: string;
  /** Those of the revisions that the baseline replaces which are applied as a whole. */
  applied: readonly string[];
  /** Those which are not. */
  lacking: readonly string[];
  /** Those of both whose file is gone. */
  withoutFile: readonly string[];
}

/** The database is in the middle of what was squashed: the baseline would do again what is done, and the rest is gone. */
export class PartlySquashedError extends SiskinError {
  readonly code = 'SISKIN_PARTLY_SQUASHED';
  readonly baseline: string;
  readonly applied: readonly string[];
  readonly lacking: readonly string[];
  readonly withoutFile: readonly string[];

  constructor({ baseline, applied, lacking, withoutFile }: PartlySquashed) {
    super({
      problem:
        `The baseline ${baseline} can't be taken: of what it replaces, the database has ${listNames(applied) || 'nothing as a whole'}` +
        ` and lacks ${listNames(lacking)}. The file of ${listNames(withoutFile)} is gone, so it can't go the old way either.`,
      remedy: [
        'Deploy the release before the squash and migrate with it, or bring the files back; then come back to this one.',
        `Where you know that the database has all of it, say so: nest-cmd db:stamp --purge ${baseline}`,
      ].join('\n'),
    });
    this.baseline = baseline;
    this.applied = applied;
    this.lacking = lacking;
    this.withoutFile = withoutFile;
  }
}
