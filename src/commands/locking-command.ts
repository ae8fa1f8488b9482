import { Option } from 'nest-commander';

import { parseSeconds } from './parse.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

export interface LockingOptions extends CommonOptions {
  lockWait?: number;
}

/** A command that changes the database under the lock of the migrations. */
export abstract class LockingCommand<O extends LockingOptions = LockingOptions> extends SiskinCommand<O> {
  @Option({ flags: '--lock-wait <seconds>', description: 'how long to wait for another run to end' })
  parseLockWait(value: string): number {
    return parseSeconds('--lock-wait', value);
  }
}
