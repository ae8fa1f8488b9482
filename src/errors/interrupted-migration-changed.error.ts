import type { FailedMigration } from './migration-failed.error.js';
import { SiskinError } from './siskin.error.js';

/** A migration is to go on where it was interrupted, and begins with other statements than those that were done. */
export class InterruptedMigrationChangedError extends SiskinError {
  readonly code = 'SISKIN_INTERRUPTED_MIGRATION_CHANGED';

  constructor(
    readonly migration: FailedMigration,
    /** How many statements were done, and are compared; one more where a backfill was interrupted midway. */
    readonly statements: number,
    /** What begins a backfill anew that was interrupted midway, as SQL. */
    beginAnew?: string,
  ) {
    const { revision, name, file } = migration;
    const isOne = statements === 1;
    const these = isOne ? 'its first statement' : `its first ${statements} statements`;
    super({
      problem: [
        `The migration ${name === revision ? name : `${name} (${revision})`} was interrupted, and can't go on: ${these}, begun or done by then, ${isOne ? 'is another one' : 'are others'} today.`,
        ...(file === undefined ? [] : [`In ${file}`]),
        'It was changed since, or its statements depend on what it reads. Nothing was done.',
      ].join('\n'),
      remedy: [
        remedy(migration, `${these} back as ${isOne ? 'it was' : 'they were'}`),
        ...(beginAnew === undefined ? [] : [`Or let the backfill begin anew, changed: ${beginAnew}`]),
      ].join('\n'),
    });
  }
}

function remedy({ revision, direction }: FailedMigration, back: string): string {
  const isUp = direction === 'up';
  const finish = `finish ${isUp ? 'applying' : 'reverting'} it by hand`;
  const undo = isUp ? 'undo it by hand' : 'bring it back by hand';
  const applied = `and say so: \`nest-cmd db:stamp ${revision}\``;
  const reverted = 'and stamp the revision before it.';
  return [
    `Bring ${back}, and run \`nest-cmd db:${isUp ? 'migrate' : 'rollback'}\` again; what follows may be changed.`,
    `Or ${finish}, ${isUp ? applied : reverted}`,
    `Or ${undo}, ${isUp ? reverted : applied}`,
  ].join('\n');
}
