import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

export interface UnmappedMigrations {
  /** The tool, as people write it. */
  tool: string;
  /** Its table, quoted. */
  ledger: string;
  /** What it has applied and no file has the name of. */
  names: readonly string[];
  /** How many others have a file. */
  mapped: number;
  /** The absolute paths. */
  folders: readonly string[];
  /** Whether a baseline could stand for what the tool has applied, were there no files. */
  mayBeBaseline: boolean;
}

/** Another tool has applied migrations that have no file of their name, among others that may have one. Nothing was done. */
export class UnmappedMigrationsError extends SiskinError {
  readonly code = 'SISKIN_UNMAPPED_MIGRATIONS';

  constructor(readonly unmapped: UnmappedMigrations) {
    const { tool, ledger, names, mapped, folders, mayBeBaseline } = unmapped;
    const others = mapped === 1 ? ' 1 other has one.' : mapped > 1 ? ` ${mapped} others have one.` : '';
    super({
      problem: `${tool} has applied, by ${ledger}, what has no file of its name in ${folders.join(', ')}: ${listNames(names)}.${others} Nothing was done.`,
      remedy: [
        'Let migrations.paths name the folder that holds them, with migrations.recursive where they are in folders below, or bring the files back.',
        ...(mayBeBaseline
          ? ['For a baseline of the present schema in their place, move what is in the folder elsewhere.']
          : []),
      ].join('\n'),
    });
  }
}
