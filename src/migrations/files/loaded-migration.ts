import type { ReplacingNode } from '../graph/replacing/index.js';
import type { MigrationMethods } from '../migration.js';

/** A migration's file, read: its place in the graph, and how to make the migration. */
export interface LoadedMigration extends ReplacingNode {
  /** The file's name without its extension. */
  readonly name: string;
  /** The absolute path. */
  readonly file: string;
  /** Whether it has no `parents` of its own and follows the file sorted before it, whichever that is. */
  readonly followsFile?: boolean;
  /** Whether it runs in one transaction. Default: true. */
  readonly transaction?: boolean;
  /** In milliseconds; absent where the options decide. */
  readonly lockTimeout?: number;
  /** In milliseconds; absent where the options decide. */
  readonly statementTimeout?: number;
  /** Whether it runs again when it has changed; it is then no part of the graph. */
  readonly repeatable?: boolean;
  /** What the lint may find, by its rule, and why that is fine. */
  readonly lint?: Readonly<Record<string, string>>;
  create(): MigrationMethods;
}
