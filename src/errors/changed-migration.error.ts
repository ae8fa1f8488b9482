import { showDifference } from './show-difference.js';
import { SiskinError } from './siskin.error.js';

/** An applied revision whose file says something else by now. */
export interface ChangedRevision {
  revision: string;
  name: string;
  /** The absolute path. */
  file: string;
  /**
   * The lines of its statements that are others, with `-` before what was applied, `+` before what the file says now and a
   * blank before the lines around them; null where what was applied is too long to be kept, or was not recorded.
   */
  difference: readonly string[] | null;
}

/** Applied revisions have changed, and the option `migrations.changed` is `refuse`. Nothing was done. */
export class ChangedMigrationError extends SiskinError {
  readonly code = 'SISKIN_MIGRATION_CHANGED';

  constructor(readonly revisions: readonly ChangedRevision[]) {
    const isOne = revisions.length === 1;
    super({
      problem: [
        `${isOne ? 'A migration was' : `${revisions.length} migrations were`} changed after ${isOne ? 'it was' : 'they were'} applied. Nothing was done.`,
        ...revisions.flatMap(describe),
      ].join('\n'),
      remedy: [
        `Bring ${isOne ? 'its file' : 'the files'} back as ${isOne ? 'it was' : 'they were'}, and put the change into a migration of its own: nest-cmd make:migration <name>`,
        `Or accept what ${isOne ? 'it says' : 'they say'} now, where the database is like that: nest-cmd db:repair`,
      ].join('\n'),
    });
  }
}

function describe({ revision, name, file, difference }: ChangedRevision): string[] {
  return [
    name === revision ? `${name}:` : `${name} (${revision}):`,
    `  In ${file}`,
    ...showDifference(difference),
  ];
}
