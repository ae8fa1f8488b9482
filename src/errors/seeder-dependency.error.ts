import { SiskinError } from './siskin.error.js';

/** A seeder that was loaded from a file needs something that Nest can't inject into it. */
export class SeederDependencyError extends SiskinError {
  readonly code = 'SISKIN_SEEDER_DEPENDENCY';

  /** @param dependency the name of its class or its token. */
  constructor(
    readonly seeder: string,
    readonly file: string,
    readonly dependency: string,
    cause: unknown,
  ) {
    super({
      problem: `The seeder ${seeder} of ${file} needs ${dependency}; a seeder that is loaded from seeders.paths is given what global modules export, and that is not among it.`,
      remedy: `List ${seeder} among the providers of a module that can inject it, or export it from a module with @Global().`,
      cause,
    });
  }
}
