import { Injectable, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';

import { SiskinModuleMissingError } from '../errors/siskin-module-missing.error.js';
import { INTERRUPTED, withStopSignals } from './stop-signals.js';

/**
 * What the commands share. Services are looked up when a command runs, not when it is made, so that `--help` needs no
 * application.
 */
@Injectable()
export class CommandContext {
  /** What the process is to exit with where nothing fails. */
  exitCode = 0;

  constructor(private readonly moduleRef: ModuleRef) {}

  /**
   * Does the work with a signal that Ctrl-C and SIGTERM abort. The process then exits with 130, also where the work came to
   * its end all the same: whoever wants it to stop wants nothing to follow.
   *
   * @param onStop is called once, when that happens.
   */
  async interruptible<T>(onStop: () => void, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return withStopSignals(() => {
      this.exitCode = INTERRUPTED;
      onStop();
    }, work);
  }

  /** @throws SiskinModuleMissingError where the application does not import `SiskinModule`. */
  get<T>(service: Type<T>): T {
    try {
      return this.moduleRef.get(service, { strict: false });
    } catch (error) {
      throw new SiskinModuleMissingError(error);
    }
  }
}
