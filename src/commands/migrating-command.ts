import { Option } from 'nest-commander';

import type { ExecutionOptions, RunOptions } from '../migrations/migration-runs.js';
import type { TransactionMode } from '../migrations/execution/together/all-or-nothing.js';
import { LockingCommand, type LockingOptions } from './locking-command.js';
import { parseChoice, parseSeconds, parseWholeNumber } from './parse.js';

export interface MigratingOptions extends LockingOptions, Omit<ExecutionOptions, keyof RunOptions> {}

/** A command that applies or reverts migrations. */
export abstract class MigratingCommand<O extends MigratingOptions> extends LockingCommand<O> {
  @Option({
    flags: '--lock-timeout <seconds>',
    description: 'how long a statement waits for a lock; 0 without end',
  })
  parseLockTimeout(value: string): number {
    return parseSeconds('--lock-timeout', value);
  }

  @Option({
    flags: '--statement-timeout <seconds>',
    description: 'how long a statement may take; 0 without end',
  })
  parseStatementTimeout(value: string): number {
    return parseSeconds('--statement-timeout', value);
  }

  @Option({ flags: '--lock-retries <n>', description: 'how often to try again what was not given its locks' })
  parseLockRetries(value: string): number {
    return parseWholeNumber('--lock-retries', value);
  }

  @Option({
    flags: '--terminate-blockers',
    description: 'end the sessions that a lock timeout was lost to, then try again',
  })
  parseTerminateBlockers(): boolean {
    return true;
  }

  @Option({
    flags: '--transaction <mode>',
    description: 'each: one for each migration; all: one for the whole run, all or nothing',
  })
  parseTransaction(value: string): TransactionMode {
    return parseChoice('--transaction', value, ['each', 'all']);
  }
}

/** What of the command line is for the run. */
export function executionOptions(options: MigratingOptions): ExecutionOptions {
  const { lockTimeout, statementTimeout, lockRetries, terminateBlockers, transaction } = options;
  return { lockTimeout, statementTimeout, lockRetries, terminateBlockers, transaction };
}
