import type { DestructiveOptions } from '../../database/safety/destructive-options.js';
import type { DatabaseAddress } from '../../errors/database-connection.error.js';
import type { FactoryLintFailure, LintedFactory } from './lint-report.js';

/** In production it needs `force` or `confirm`: the code of factories is run there, and writes until it is rolled back. */
export interface FactoryLintOptions extends DestructiveOptions {
  /** Names of factories or entities: `UserFactory` or `User`. Default: all. */
  only?: readonly string[];
  /** Names of factories or entities that are left out. Default: none. */
  except?: readonly string[];
  /** The same random seed gives the same values. Default: `SISKIN_RANDOM_SEED`, or else one is drawn; it is in the report. */
  randomSeed?: number;
  /** How long to wait for a server that can't be reached, in milliseconds. Default: the option `migrations.waitForDatabase`. */
  waitForDatabase?: number;
  /** Told once, where the server has to be waited for. */
  onWaitingForDatabase?: (address: DatabaseAddress) => void;
  /** Told when a factory is begun, and when it is done. An error that it throws ends the lint. */
  onProgress?: (event: FactoryLintEvent) => void;
  /** Ends it after the factory that is being checked; the report says so. */
  signal?: AbortSignal;
}

export type FactoryLintEvent =
  | { readonly type: 'linting'; readonly randomSeed: number; readonly factories: readonly string[] }
  | { readonly type: 'started'; readonly factory: string }
  | {
      readonly type: 'finished';
      readonly factory: LintedFactory;
      readonly failures: readonly FactoryLintFailure[];
    };
