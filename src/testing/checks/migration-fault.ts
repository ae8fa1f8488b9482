/** What is checked of the migrations of a database: a test each. */
export const MIGRATION_CHECKS = [
  'has one head',
  'migrates from base to head',
  'goes up, down and up to the same schema and rows',
  'down leaves no trace',
  'has no irreversible revision',
  'fills every table with rows',
  'entities match the migrations',
  'is lint clean',
] as const;

export type MigrationCheck = (typeof MIGRATION_CHECKS)[number];

export interface MigrationFault {
  readonly check: MigrationCheck;
  /** The `contextName`, or `default`. */
  readonly database: string;
  /** Absent where no single revision is at fault. */
  readonly revision?: string;
  /** The file of the revision. */
  readonly file?: string;
  /** With its schema, in quotes where needed. */
  readonly table?: string;
  /** What happened, in a sentence or several lines. */
  readonly problem: string;
  /** Lines of a schema, `-` where they are gone and `+` where they are new; or of rows; or statements. */
  readonly differences: readonly string[];
}

/** A fault before it is known of which database it is. */
export type FoundFault = Omit<MigrationFault, 'database'>;
