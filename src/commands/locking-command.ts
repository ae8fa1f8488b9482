import { Option } from 'nest-commander';

import type { MigrationEvent, RunOptions } from '../migrations/migration-runs.js';
import { DatabaseCommand, type DatabaseCommandOptions } from './database-command.js';
import type { CommandOutput } from './output/command-output.js';
import { showProgress } from './output/migration-progress.js';
import { stopping } from './output/stopping.js';
import { parseSeconds } from './parse.js';

export interface LockingOptions extends DatabaseCommandOptions {
  lockWait?: number;
}

/** A command that changes the database under the lock of the migrations. */
export abstract class LockingCommand<O extends LockingOptions = LockingOptions> extends DatabaseCommand<O> {
  /** Does what takes the lock: its progress is shown, and Ctrl-C and SIGTERM interrupt it. */
  protected async underLock<T>(
    { lockWait, waitForDatabase }: LockingOptions,
    output: CommandOutput,
    work: (settings: RunOptions) => Promise<T>,
  ): Promise<T> {
    const show = showProgress(output);
    let underway: string | undefined;
    const onProgress = (event: MigrationEvent) => {
      underway = event.type === 'started' ? event.name : event.type === 'finished' ? undefined : underway;
      show(event);
    };
    const onStop = () => output.notice(stopping(underway && `${underway} is broken off.`));
    return this.context.interruptible(onStop, (signal) =>
      work({ lockWait, waitForDatabase, onProgress, signal }),
    );
  }

  @Option({ flags: '--lock-wait <seconds>', description: 'how long to wait for another run to end' })
  parseLockWait(value: string): number {
    return parseSeconds('--lock-wait', value);
  }
}
