import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** A foreign key of a table that was not to be emptied. */
export interface ReferringTable {
  table: string;
  foreignKey: string;
  /** The table that it refers to, which was to be emptied. */
  refersTo: string;
  /** Whether there are rows in the table that has it. */
  holdsRows: boolean;
}

/** Tables were to be emptied that others refer to, which hold rows. Nothing was done. */
export class TruncateRefusedError extends SiskinError {
  readonly code = 'SISKIN_TRUNCATE_REFUSED';

  constructor(
    readonly tables: readonly string[],
    readonly referring: readonly ReferringTable[],
  ) {
    const full = [...new Set(referring.filter(({ holdsRows }) => holdsRows).map(({ table }) => table))];
    super({
      problem:
        `${listNames(tables)} can't be emptied: tables that are not emptied with them refer to them. Nothing was done.\n` +
        listNames(referring.map(lineOf), '\n'),
      remedy:
        `Declare the entities of ${listNames(full)}, too: \`@Seeder({ entities: [...] })\` of a seeder of the run; ` +
        'or empty these tables first.',
    });
  }
}

function lineOf({ table, foreignKey, refersTo, holdsRows }: ReferringTable): string {
  return `  ${table} refers to ${refersTo} by ${foreignKey}, and ${holdsRows ? 'holds rows' : 'is empty'}`;
}
