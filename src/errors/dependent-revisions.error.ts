import { SiskinError } from './siskin.error.js';

/** A revision can't be reverted alone, since applied ones are built on it. */
export class DependentRevisionsError extends SiskinError {
  readonly code = 'SISKIN_DEPENDENT_REVISIONS';

  constructor(
    readonly revision: string,
    readonly dependents: readonly string[],
  ) {
    super({
      problem: `The revision ${revision} can't be reverted while ${dependents.join(', ')} stay applied, which are built on it.`,
      remedy: `Revert them with it: \`nest-cmd db:rollback ${revision}-1\`.`,
    });
  }
}
