import type { Operations } from './operations/operations.js';

/**
 * The base of a migration, one a file, as its default export.
 *
 * Give it `change`, which is inverted to go back, or `up` and `down`. Each runs in a transaction of its own together with
 * the migration's row in the ledger.
 */
export abstract class Migration {
  /** Default: the file's name without its extension. */
  static readonly revision?: string;
  /** The revisions that this one follows; `[]` makes it a base. Default: the file sorted before it in its folder. */
  static readonly parents?: readonly string[];
  /** Branch labels. */
  static readonly labels?: readonly string[];
  /** Revisions or labels of other branches that have to be applied before. */
  static readonly dependsOn?: readonly string[];
  /** `lock_timeout` of its transaction, in milliseconds. Default: the option `migrations.lockTimeout`. */
  static readonly lockTimeout?: number;

  change?(op: Operations): void | Promise<void>;
  up?(op: Operations): void | Promise<void>;
  down?(op: Operations): void | Promise<void>;
}

/** A class that extends {@link Migration}. */
export type MigrationClass = (new () => Migration) &
  Pick<typeof Migration, 'revision' | 'parents' | 'labels' | 'dependsOn' | 'lockTimeout'>;
