import type { Operations } from './operations/operations.js';
import type { ReadingOperations } from './operations/reading/reading-operations.js';

/**
 * The base of a migration: one a file, as its default export.
 *
 * ```ts
 * export default class AddPhoneToUsers extends Migration {
 *   static readonly revision = '3f9a1c27be04';
 *   static readonly parents = ['a1b2c3d4e5f6'];
 *
 *   change(op: Operations) {
 *     op.addColumn('users', (t) => t.varchar('phone', 20));
 *   }
 * }
 * ```
 *
 * It declares the statics of {@link MigrationSettings} and the methods of {@link MigrationMethods}: `change`, which is
 * inverted to go back, or `up` and `down`. They run in a transaction of their own, together with the migration's row in
 * the ledger, unless it says `static readonly transaction = false`. They are also called without a database, up to their
 * first read, to compare what was applied with what they say now: they should do nothing but what they do through `op`. The base holds none of them itself, so that no
 * migration has to write `override`.
 */
export abstract class Migration {}

export interface MigrationMethods {
  /**
   * Whether it is to run on this database; asked in a transaction before it does. Where it is not, it is recorded as skipped,
   * and what follows it runs.
   */
  shouldRun?(op: ReadingOperations): boolean | Promise<boolean>;
  change?(op: Operations): void | Promise<void>;
  up?(op: Operations): void | Promise<void>;
  /** Without it the migration can't be reverted; an empty one says that there is nothing to undo. */
  down?(op: Operations): void | Promise<void>;
}

/** The static members of a migration. */
export interface MigrationSettings {
  /** Default: the file's name without its extension. */
  readonly revision?: string;
  /** The revisions that this one follows; `[]` makes it a base. Default: the file sorted before it in its folder. */
  readonly parents?: readonly string[];
  /** Branch labels. */
  readonly labels?: readonly string[];
  /** Revisions or labels of other branches that have to be applied before. */
  readonly dependsOn?: readonly string[];
  /**
   * The revisions that it stands for: it holds all that they did. It takes their place on a database that has all of them,
   * where it counts as applied, or none. One that has a part goes on with them as long as their files are there, and takes it
   * then. It needs `parents` of its own; those of the first of them.
   */
  readonly replaces?: readonly string[];
  /**
   * Whether it runs in one transaction, together with its row in the ledger. With `false` each statement commits by
   * itself and is counted there, so that a run that was interrupted is gone on with. Default: true.
   */
  readonly transaction?: boolean;
  /**
   * Runs after the versioned ones, and again whenever its compiled SQL has changed or something that it created is gone: for
   * views, functions, triggers and policies. It has no `parents`, depends on other repeatable ones by `dependsOn` or by
   * naming what they create, and reads nothing. Default: false.
   */
  readonly repeatable?: boolean;
  /**
   * What `db:lint` may find in it, and why that is fine here: `{ 'drop-column': 'no code has read it since 1.4' }`. What is
   * allowed and not found is a finding of its own.
   */
  readonly lint?: Readonly<Record<string, string>>;
  /** `lock_timeout` of its transactions, in milliseconds. Default: the option `migrations.lockTimeout`. */
  readonly lockTimeout?: number;
  /** `statement_timeout` of its statements, in milliseconds; 0 is none. Default: the option `migrations.statementTimeout`. */
  readonly statementTimeout?: number;
}

/** A migration's class, as a file exports it. */
export type MigrationClass = MigrationSettings & (new () => MigrationMethods);
