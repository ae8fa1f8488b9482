import { SiskinError } from './siskin.error.js';

/** One fault of the options: the key that holds it, as a path, and what is wrong there. */
export interface OptionFault {
  key: string;
  problem: string;
}

/** The options given to `SiskinModule` are wrong. All their faults are reported together. */
export class InvalidOptionsError extends SiskinError {
  readonly code = 'SISKIN_INVALID_OPTIONS';

  constructor(readonly faults: readonly OptionFault[]) {
    super({
      problem: [
        'The options of SiskinModule are wrong:',
        ...faults.map((f) => `- ${f.key}: ${f.problem}`),
      ].join('\n'),
      remedy: 'Mend them where SiskinModule.forRoot or forRootAsync is called.',
    });
  }
}
