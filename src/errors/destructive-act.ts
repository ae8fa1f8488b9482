import type { DatabaseAddress } from './database-connection.error.js';

/** What takes data or tables away, or writes made-up rows, by its command. */
export type DestructiveVerb =
  | 'rollback'
  | 'reset'
  | 'refresh'
  | 'fresh'
  | 'wipe'
  | 'stamp --purge'
  | 'seed'
  | 'seed --truncate'
  | 'lint-factories'
  | 'drop';

/** Who says that a database is production: the `NODE_ENV` of this process, or what earlier runs have recorded in it. */
export type ProductionSource = 'NODE_ENV' | 'database';

/** Objects of one kind that will be dropped. */
export interface DoomedObjects {
  /** As PostgreSQL calls it, such as `table` or `materialized view`. */
  kind: string;
  /** With their schema, quoted where they have to be. */
  names: readonly string[];
}

/** What is about to be done to a production database. */
export interface DestructiveAct {
  verb: DestructiveVerb;
  /** What does it without asking, less `--force`: `nest-cmd db:rollback --step 2`. */
  command: string;
  address: DatabaseAddress;
  environment: 'production';
  source: ProductionSource;
  /** What will be dropped, where that is known beforehand: by `fresh` and `wipe`. */
  doomed?: readonly DoomedObjects[];
}
