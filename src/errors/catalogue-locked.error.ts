import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** A table, and the session that holds it exclusively. */
export interface LockedTable {
  table: string;
  pid: number;
  user: string | null;
  /** What the session calls itself; empty where it does not. */
  application: string | null;
}

/** A table can't be looked at, since another session holds it exclusively. Nothing was changed. */
export class CatalogueLockedError extends SiskinError {
  readonly code = 'SISKIN_CATALOGUE_LOCKED';

  constructor(
    /** What is held now; none where it was let go in the meantime. */
    readonly locked: readonly LockedTable[],
    /** How long it was waited for, in milliseconds. */
    readonly waited: number,
    cause: Error,
  ) {
    super({
      problem: `A table could not be looked at for ${waited / 1_000} s, since another session holds it exclusively.${linesOf(locked)}`,
      remedy: 'Run the command again when that session, such as a migration, is done.',
      cause,
    });
  }
}

function linesOf(locked: readonly LockedTable[]): string {
  return locked.length === 0 ? '' : `\n${listNames(locked.map(lineOf), '\n')}`;
}

function lineOf({ table, pid, user, application }: LockedTable): string {
  return `  ${table}, held by pid ${pid} of ${user ?? 'nobody'}${application ? ` (${application})` : ''}`;
}
