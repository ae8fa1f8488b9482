import type { MigrationsHome } from '../files/writing/create-migration.js';
import type { RunOptions } from '../migration-runs.js';
import type { LockedSession } from '../migration-store.js';
import type { MigrationWork } from '../verbs/migration-work.js';
import type { ForeignTool } from './ledgers/index.js';

export interface AdoptOptions extends RunOptions {
  /** The tool that has migrated the database so far. */
  from: ForeignTool;
  /**
   * Its table, `name` or `schema.name`. Default: where the tool puts it, and for MikroORM where the application's
   * configuration does.
   */
  table?: string;
  /** The folder of the baseline, one of `migrations.paths`. Default: the only one there is. */
  path?: string;
  /** The name of the baseline, where one is written. Default: `baseline`. */
  name?: string;
  /** Whether a baseline is proved on a scratch database before it is written. Default: true. */
  prove?: boolean;
}

/** What was taken over. */
export interface Adoption {
  from: ForeignTool;
  /** The tool's table, quoted. It stays as it is. */
  ledger: string;
  /** What the tool has applied, in order, as it calls it. */
  recorded: string[];
  /** What Siskin's ledger has as applied by now. */
  stamped: { revision: string; name: string }[];
  /** The batch of it. */
  batch: number;
  /** The file of the baseline; null where the migrations' own files are there. */
  baseline: string | null;
  /** The revisions that are not applied. */
  pending: string[];
  /** Statements that remove what the tool leaves behind, once nothing else needs it. */
  leftovers: string[];
}

/** What an adoption works with; `home` is where a baseline could be written. */
export interface AdoptionTools {
  work: MigrationWork;
  locked: LockedSession;
  home?: MigrationsHome;
}
