import type { DestructiveOptions } from '../database/safety/destructive-options.js';
import type { DatabaseAddress } from '../errors/database-connection.error.js';
import type { SeederEvent } from './seed-report.js';
import type { SeedSelection } from './seed-selection.js';
import type { SeedTransactionMode } from './seed-transactions.js';
import type { SeedParameters } from './seeder-runner.js';

/** In production it needs `force` or `confirm`, unless every seeder declares `production` among its `environments`. */
export interface SeedOptions extends DestructiveOptions, SeedSelection {
  /** The same random seed gives the same rows. Default: `SISKIN_RANDOM_SEED`, or else one is drawn; it is in the result. */
  randomSeed?: number;
  /** The `context.parameters` of the seeders that are named. Default: none. */
  parameters?: SeedParameters;
  /** What `environments` of a seeder is compared to. Default: `NODE_ENV`, or else `development`. */
  environment?: string;
  /** What is one transaction. Default: the option `seeders.transaction`. */
  transaction?: SeedTransactionMode;
  /**
   * Whether the run goes on where a seeder fails that no other one called; those that depend on it are skipped, and the run
   * fails in the end. Not with the transaction `'all'`. Default: false.
   */
  continueOnError?: boolean;
  /** Whether all is one transaction that is rolled back in the end. What seeders do beside the database stays. Default: false. */
  dryRun?: boolean;
  /**
   * Whether the tables of the `entities` that the seeders of the run declare are emptied before they run, with the pivot tables
   * that these own, and their sequences start anew. Seeders that run once, and whose tables those are, run again. In production it needs
   * `force` or `confirm`, whatever the seeders declare. Default: false.
   */
  truncate?: boolean;
  /** How long to wait for another run, of migrations or seeders, to end, in milliseconds. Default: the option `migrations.lockWait`. */
  lockWait?: number;
  /** How long to wait for a server that can't be reached, in milliseconds. Default: the option `migrations.waitForDatabase`. */
  waitForDatabase?: number;
  /** Told once, where the server has to be waited for. */
  onWaitingForDatabase?: (address: DatabaseAddress) => void;
  /** Told when a seeder starts and ends. An error that it throws ends the run. */
  onProgress?: (event: SeederEvent) => void;
  /** Ends the run as soon as it is aborted: before the next seeder, or step of a loop with `progress`, and before each commit. */
  signal?: AbortSignal;
}
