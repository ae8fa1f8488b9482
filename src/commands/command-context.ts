import { Injectable, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';

import { SiskinModuleMissingError } from '../errors/siskin-module-missing.error.js';

/**
 * What the commands share. Services are looked up when a command runs, not when it is made, so that `--help` needs no
 * application.
 */
@Injectable()
export class CommandContext {
  /** What the process is to exit with where nothing fails. */
  exitCode = 0;

  constructor(private readonly moduleRef: ModuleRef) {}

  /** @throws SiskinModuleMissingError where the application does not import `SiskinModule`. */
  get<T>(service: Type<T>): T {
    try {
      return this.moduleRef.get(service, { strict: false });
    } catch (error) {
      throw new SiskinModuleMissingError(error);
    }
  }
}
