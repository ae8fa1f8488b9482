import { SiskinError } from './siskin.error.js';

const REMEDY =
  'Name it with `--module FILE`, or in package.json: { "siskin": { "module": "src/database.module.ts" } }.';

/** `nest-cmd` found no file that could hold the application's module. */
export class ApplicationModuleMissingError extends SiskinError {
  readonly code = 'SISKIN_APPLICATION_MODULE_MISSING';

  constructor(
    /** The files that were looked for. */
    readonly searched: readonly string[],
  ) {
    super({
      problem: `The application's module was not found. Looked for ${searched.join(', ')}.`,
      remedy: REMEDY,
    });
  }
}

/** The file exports no Nest module, or several, so that it is not clear which one to boot. */
export class ApplicationModuleUnclearError extends SiskinError {
  readonly code = 'SISKIN_APPLICATION_MODULE_UNCLEAR';

  constructor(
    readonly file: string,
    /** The names of the modules that it exports. */
    readonly modules: readonly string[],
  ) {
    super({
      problem:
        modules.length === 0
          ? `${file} exports no class with @Module().`
          : `${file} exports several modules, ${modules.join(', ')}, and none of them is the default export or AppModule.`,
      remedy: REMEDY,
    });
  }
}
