import type { LintSettings } from '../../migrations/lint/index.js';
import type { SiskinOptions } from '../../siskin.options.js';

export interface FindFaultsOptions {
  /** The database with this `contextName`, or `default`. Default: all databases of the application. */
  database?: string;
  /** The oldest revision that a database goes back to: it, and what it stands on, is applied and not checked. Default: none. */
  from?: string;
  /** How many rows each table is given at a time; 0 is none. Default: 3. */
  rows?: number;
  /** What the values of factories depend on. Default: 1. */
  seed?: number;
  /** Revisions that need not be reversible; they are never reverted. Default: none. */
  irreversible?: readonly string[];
  /** Tables, as `schema.table`, that may stay without rows. Default: none. */
  unfilled?: readonly string[];
  /** Rules that are not looked for, beside the option `migrations.lint` of the module; `false` is no lint at all. Default: all rules. */
  lint?: false | Pick<LintSettings, 'ignore'>;
  /** For an ORM without an application: what `SiskinModule.forRoot` would be given. */
  siskin?: SiskinOptions;
}

/** What is to be checked of one database. */
export interface CheckSettings {
  readonly rows: number;
  readonly seed: number;
  /** Those that are applied, and neither reverted nor checked. */
  readonly below: ReadonlySet<string>;
  readonly irreversible: ReadonlySet<string>;
  readonly unfilled: ReadonlySet<string>;
  readonly lint: false | Pick<LintSettings, 'ignore'>;
}
