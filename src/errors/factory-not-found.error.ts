import { SiskinError } from './siskin.error.js';

/** No provider of the application is a factory of the entity. */
export class FactoryNotFoundError extends SiskinError {
  readonly code = 'SISKIN_FACTORY_NOT_FOUND';

  constructor(readonly entity: string) {
    super({
      problem: `${entity} has no factory among the providers of the application.`,
      remedy:
        `Write one with \`nest-cmd make:factory ${entity}\` and list it among the providers of a module, ` +
        'or give the factory class itself to factories.get().',
    });
  }
}
