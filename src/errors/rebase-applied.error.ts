import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** A revision can't get another parent, since it or what stands on it is applied to the database. */
export class RebaseAppliedError extends SiskinError {
  readonly code = 'SISKIN_REBASE_APPLIED';

  constructor(
    readonly revision: string,
    /** Of it and what stands on it. */
    readonly applied: readonly string[],
    /** What it follows; undefined for a base. */
    readonly parent: string | undefined,
  ) {
    super({
      problem: `The revision ${revision} can't follow another one: ${listNames(applied)} ${applied.length === 1 ? 'is' : 'are'} applied to this database.`,
      remedy: [
        `To revert first what nobody else has applied: nest-cmd db:rollback ${revision}@${parent ?? 'base'}`,
        'To join the two lines in place of that: nest-cmd db:merge',
      ].join('\n'),
    });
  }
}
