import { Option } from 'nest-commander';

import type { TransactionMode } from '../migrations/execution/together/all-or-nothing.js';
import { LockingCommand, type LockingOptions } from './locking-command.js';
import { parseChoice } from './parse.js';

export interface MigratingOptions extends LockingOptions {
  transaction?: TransactionMode;
}

/** A command that applies or reverts migrations. */
export abstract class MigratingCommand<O extends MigratingOptions> extends LockingCommand<O> {
  @Option({
    flags: '--transaction <mode>',
    description: 'each: one for each migration; all: one for the whole run, all or nothing',
  })
  parseTransaction(value: string): TransactionMode {
    return parseChoice('--transaction', value, ['each', 'all']);
  }
}
