import { SiskinError } from './siskin.error.js';

/** Node.js is too old for MikroORM and for this package. */
export class NodeVersionError extends SiskinError {
  readonly code = 'SISKIN_NODE_VERSION';

  constructor(
    /** The one that runs, such as `20.20.0`. */
    readonly version: string,
    /** The oldest that will do. */
    readonly needed: string,
  ) {
    super({
      problem: `The tests run on Node.js ${version} (${process.execPath}); MikroORM 7 needs ${needed} or newer.`,
      remedy:
        'Install a newer one, such as by `nvm install 24`, or for this project alone, whatever the machine has: ' +
        '`npm install --save-dev node@24`, which npm scripts then run on.',
    });
  }
}
