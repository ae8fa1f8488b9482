import { SiskinError } from './siskin.error.js';

/** A command was given arguments or options that do not go together, or that it can't read. */
export class UsageError extends SiskinError {
  readonly code = 'SISKIN_USAGE';

  constructor(problem: string, remedy: string) {
    super({ problem, remedy });
  }
}
