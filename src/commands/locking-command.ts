import { Option } from 'nest-commander';

import { DatabaseCommand, type DatabaseCommandOptions } from './database-command.js';
import { parseSeconds } from './parse.js';

export interface LockingOptions extends DatabaseCommandOptions {
  lockWait?: number;
}

/** A command that changes the database under the lock of the migrations. */
export abstract class LockingCommand<O extends LockingOptions = LockingOptions> extends DatabaseCommand<O> {
  @Option({ flags: '--lock-wait <seconds>', description: 'how long to wait for another run to end' })
  parseLockWait(value: string): number {
    return parseSeconds('--lock-wait', value);
  }
}
