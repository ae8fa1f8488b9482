import { SiskinError } from './siskin.error.js';

/** A seeder class was given, or is depended on, that no module of the application provides. */
export class SeederNotProvidedError extends SiskinError {
  readonly code = 'SISKIN_SEEDER_NOT_PROVIDED';

  constructor(readonly seeder: string) {
    super({
      problem: `No module of the application provides the seeder ${seeder}.`,
      remedy: `Decorate the class ${seeder} with @Seeder() and list it among the providers of a module.`,
    });
  }
}
