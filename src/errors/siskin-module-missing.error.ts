import { SiskinError } from './siskin.error.js';

/** The application's module does not import `SiskinModule`. */
export class SiskinModuleMissingError extends SiskinError {
  readonly code = 'SISKIN_MODULE_MISSING';

  constructor() {
    super({
      problem:
        'The application does not import SiskinModule, so there is nothing that the command could call.',
      remedy:
        'Add `SiskinModule.forRoot()` to the imports of its module, beside MikroOrmModule.forRoot(...).',
    });
  }
}
