import { SiskinError } from './siskin.error.js';

/** No module of the application imports `MikroOrmModule`, which Siskin works with. */
export class MikroOrmModuleMissingError extends SiskinError {
  readonly code = 'SISKIN_MIKRO_ORM_MODULE_MISSING';

  constructor(
    /** The folder whose modules were read. */
    readonly folder: string,
  ) {
    super({
      problem: `No module in ${folder} imports MikroOrmModule.forRoot(...), and Siskin works on its connection. Nothing was written.`,
      remedy:
        'Set up MikroORM first: npm install @mikro-orm/core @mikro-orm/nestjs @mikro-orm/postgresql, then ' +
        'MikroOrmModule.forRoot({ driver: PostgreSqlDriver, ... }) in the imports of a module.',
    });
  }
}

/** The decorator of a module is not written out, so that nothing can be added to it for certain. */
export class ModuleNotEditableError extends SiskinError {
  readonly code = 'SISKIN_MODULE_NOT_EDITABLE';

  constructor(
    readonly file: string,
    /** `imports` or `providers`. */
    readonly property: string,
    /** What belongs into it. */
    readonly element: string,
  ) {
    super({
      problem: `${file} has no one @Module({ ... }) with its ${property} as a list written out. Nothing was written.`,
      remedy: `Add it there by hand, then run this again: ${property}: [${element}]`,
    });
  }
}
