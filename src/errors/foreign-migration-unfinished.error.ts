import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** Another tool says that a migration has failed, or has not come to its end. Nothing was done. */
export class ForeignMigrationUnfinishedError extends SiskinError {
  readonly code = 'SISKIN_FOREIGN_MIGRATION_UNFINISHED';

  constructor(
    /** The tool, as people write it. */
    readonly tool: string,
    /** Its table, quoted. */
    readonly ledger: string,
    readonly names: readonly string[],
  ) {
    super({
      problem: `${tool} says in ${ledger} that ${listNames(names)} failed, or has not come to its end: the schema may hold a part of it. Nothing was done.`,
      remedy: `Bring it to its end, or take it back, with ${tool} itself, then adopt again.`,
    });
  }
}
