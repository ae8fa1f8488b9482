import { SiskinError } from './siskin.error.js';

/** A factory class is not decorated, so it is not known which entity it makes. */
export class FactoryWithoutEntityError extends SiskinError {
  readonly code = 'SISKIN_FACTORY_WITHOUT_ENTITY';

  constructor(readonly factory: string) {
    super({
      problem: `It is not known which entity ${factory} makes: the class is not decorated.`,
      remedy: `Write @Factory(TheEntity) above the class ${factory}.`,
    });
  }
}
