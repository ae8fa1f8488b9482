import { SiskinError } from './siskin.error.js';

/** A factory has dependencies, but is no provider: nobody can give them to it. */
export class FactoryNotProvidedError extends SiskinError {
  readonly code = 'SISKIN_FACTORY_NOT_PROVIDED';

  constructor(readonly factory: string) {
    super({
      problem: `${factory} has dependencies, but no module provides it.`,
      remedy: `List ${factory} among the providers of a module.`,
    });
  }
}
